"""A contender of `npm run bench:engine`: trains CLIP in PyTorch for the seconds in each line of its input.

    python bench/peers/clip_step.py eager 64/128/4 2        mode, batch/width/layers, threads

Modes: `eager` (AdamW with its default arguments), `fused` (AdamW with fused=True), `compile` (forward pass and loss by
torch.compile, fused AdamW). The same work as `bench/engine/clip-training.ts`; its answers are those of
`bench/engine/contender.ts`.
"""

import json
import math
import platform
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

from clip_model import CONTEXT_LENGTH, END_OF_TEXT, IMAGE_SIZE, VOCABULARY, Clip

BATCHES = 4
START_OF_TEXT, FIRST_WORD = 1, 4


def create_step(mode, model, batch):
    parameters = list(model.parameters())
    averages = [parameter.detach().clone() for parameter in parameters]
    groups = [
        {"params": [parameter for parameter in parameters if parameter.ndim > 1], "weight_decay": 0.2},
        {"params": [parameter for parameter in parameters if parameter.ndim <= 1], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(
        groups, lr=1e-3, betas=(0.9, 0.98), eps=1e-6, fused=None if mode == "eager" else True
    )
    positives = torch.eye(batch)

    def loss_of(images, tokens):
        logits = model(images, tokens)
        for_text = (F.log_softmax(logits, 1) * positives).sum(1).mean()
        for_image = (F.log_softmax(logits.T, 1) * positives).sum(1).mean()
        return -(for_text + for_image) / 2

    forward = torch.compile(loss_of) if mode == "compile" else loss_of

    def step(images, tokens):
        optimizer.zero_grad(set_to_none=True)
        loss = forward(images, tokens)
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        with torch.no_grad():
            model.logit_scale.clamp_(0, math.log(100))
            torch._foreach_lerp_(averages, parameters, 0.1)
        return loss.item()

    return step


def create_batch(batch):
    tokens = torch.randint(FIRST_WORD, VOCABULARY, (batch, CONTEXT_LENGTH))
    tokens[:, 0], tokens[:, -1] = START_OF_TEXT, END_OF_TEXT
    return torch.rand(batch, IMAGE_SIZE, IMAGE_SIZE, 3), tokens


def run_for(seconds, step, batches):
    milliseconds = []
    before = time.perf_counter()
    end = before + seconds
    while not milliseconds or before < end:
        loss = step(*batches[len(milliseconds) % BATCHES])
        if not math.isfinite(loss):
            raise ArithmeticError(f"The loss is {loss}.")
        now = time.perf_counter()
        milliseconds.append(1000 * (now - before))
        before = now
    return {"milliseconds": milliseconds, "tensors": None, "megabytes": resident_megabytes()}


def resident_megabytes():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 / 1e6 for line in status if line.startswith("VmRSS"))
    except OSError:  # Without /proc only the peak is available.
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def tell(answer):
    print(json.dumps(answer), flush=True)


def main(mode, shape, threads):
    torch.set_num_threads(int(threads))
    torch.manual_seed(0)
    batch, width, layers = map(int, shape.split("/"))
    batches = [create_batch(batch) for _ in range(BATCHES)]
    model = Clip(width, layers)
    start = time.perf_counter()
    step = create_step(mode, model, batch)
    step(*batches[0])
    tell(
        {
            "readySeconds": time.perf_counter() - start,
            "parameters": sum(parameter.numel() for parameter in model.parameters()),
            "versions": [f"Python {platform.python_version()}", f"PyTorch {torch.__version__}"],
        }
    )
    for line in sys.stdin:
        tell(run_for(float(line), step, batches))


main(*sys.argv[1:])
