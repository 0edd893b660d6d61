"""Model of `clip_step.py`, the same as in `bench/engine/clip-training.ts`."""

import math

import torch
import torch.nn.functional as F
from torch import nn

IMAGE_SIZE, PATCH_SIZE, CONTEXT_LENGTH, VOCABULARY = 32, 8, 16, 4096
END_OF_TEXT = 2
SIDE = IMAGE_SIZE // PATCH_SIZE


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.ln_1, self.ln_2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.fc, self.proj = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x, causal, pooled=None):
        """[batch, tokens, width] to the same shape, or in the last block to the pooled token, [batch, width]."""
        batch, tokens, width = x.shape
        heads = self.qkv(self.ln_1(x)).view(batch, tokens, 3, self.heads, width // self.heads)
        query, key, value = heads.permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(query, key, value, is_causal=causal)
        attended = attended.transpose(1, 2).reshape(batch, tokens, width)
        if pooled is not None:
            x, attended = (rows[torch.arange(batch), pooled] for rows in (x, attended))
        x = x + self.out(attended)
        return x + self.proj(F.gelu(self.fc(self.ln_2(x))))


class Clip(nn.Module):
    def __init__(self, width, layers):
        super().__init__()
        heads = width // (64 if width % 64 == 0 else 32)
        self.patches = nn.Linear(3 * PATCH_SIZE**2, width, bias=False)
        self.class_token = nn.Parameter(torch.randn(width) * 0.02)
        self.image_positions = nn.Parameter(torch.randn(SIDE**2 + 1, width) * 0.02)
        self.image_blocks = nn.ModuleList(Block(width, heads) for _ in range(layers))
        self.ln_image = nn.LayerNorm(width)
        self.image_projection = nn.Parameter(torch.randn(width, width) * width**-0.5)
        self.words = nn.Embedding(VOCABULARY, width)
        self.text_positions = nn.Parameter(torch.randn(CONTEXT_LENGTH, width) * 0.01)
        self.text_blocks = nn.ModuleList(Block(width, heads) for _ in range(layers))
        self.ln_text = nn.LayerNorm(width)
        self.text_projection = nn.Parameter(torch.randn(width, width) * width**-0.5)
        self.logit_scale = nn.Parameter(torch.tensor(math.log(1 / 0.07)))

    def forward(self, images, tokens):
        image = F.normalize(self.image_features(images), dim=-1)
        text = F.normalize(self.text_features(tokens), dim=-1)
        return image @ text.T * self.logit_scale.exp()  # [pictures, texts]

    def image_features(self, images):
        batch = images.shape[0]
        x = images.view(batch, SIDE, PATCH_SIZE, SIDE, PATCH_SIZE, 3).permute(0, 1, 3, 5, 2, 4)
        x = self.patches(x.reshape(batch, SIDE**2, 3 * PATCH_SIZE**2))
        x = torch.cat([self.class_token.expand(batch, 1, -1), x], 1) + self.image_positions
        *blocks, last = self.image_blocks
        for block in blocks:
            x = block(x, causal=False)
        x = last(x, causal=False, pooled=torch.zeros(batch, dtype=torch.long))
        return self.ln_image(x) @ self.image_projection

    def text_features(self, tokens):
        x = self.words(tokens) + self.text_positions
        *blocks, last = self.text_blocks
        for block in blocks:
            x = block(x, causal=True)
        x = last(x, causal=True, pooled=(tokens == END_OF_TEXT).int().argmax(1))
        return self.ln_text(x) @ self.text_projection
