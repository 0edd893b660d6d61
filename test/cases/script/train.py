"""A made-up training: more layers help, up to five; a sixth one diverges."""
import json
import sys

asked = json.load(sys.stdin)
layers = asked["architecture"]["layers"]
print("layers", layers, file=sys.stderr)
if layers > 5:
    sys.exit("diverged")
for epoch in range(1, 4):
    print(json.dumps({"epoch": epoch, "accuracy": layers * epoch * asked["budget"] / 20}))
print(json.dumps({"weights": 100 * layers}), flush=True)
