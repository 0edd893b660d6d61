"""Writes shards of random crops for bench/webdataset.ts.

    pip install webdataset==1.0.2 pillow
    python bench/make_shards.py PHOTOGRAPHS SIDE COUNT OUT
"""

import io
import random
import sys
from pathlib import Path

import webdataset
from PIL import Image

photographs, side, count, out = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
random.seed(1)
photos = [Image.open(file).convert("RGB") for file in sorted(photographs.glob("*.[pj][np]g"))]
out.mkdir(parents=True, exist_ok=True)
with webdataset.ShardWriter(str(out / "train-%06d.tar"), maxcount=2000, verbose=0) as sink:
    for index in range(count):
        photo = random.choice(photos)
        size = random.randint(64, min(photo.size))
        x, y = random.randint(0, photo.width - size), random.randint(0, photo.height - size)
        content = io.BytesIO()
        photo.crop((x, y, x + size, y + size)).resize((side, side)).save(content, "JPEG", quality=90)
        key, text = f"{index:08d}", f"crop {index} at {x} {y}"
        sink.write({"__key__": key, "jpg": content.getvalue(), "txt": text, "json": {"year": 2000 + index % 20}})
