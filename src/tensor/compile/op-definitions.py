"""Writes op-definitions.ts: the signatures of the TensorFlow operations that tfjs-node's kernels use.

    python op-definitions.py FOLDER_OF_TFJS_NODE    (with tensorflow-cpu 2.21.0 installed)
"""

import pathlib
import re
import sys

from tensorflow.core.framework import types_pb2
from tensorflow.python.framework import op_def_registry

HEADER = '''/**
 * Signatures of the TensorFlow operations that tfjs-node's kernels and our rewrites use: inputs -> outputs | attributes. Written by
 * op-definitions.py from TensorFlow 2.21; operations on strings, random draws and files are left out.
 */
export const opDefinitions: Readonly<Record<string, string>> = {
'''
NOT_COMPILED = re.compile(r"Summary|Decode|Encode|Regex|Multinomial|^If$|^Unique|^Where$|NonMaxSuppression|FFT|Complex|Imag$|^Real$")

ADDED_BY_REWRITES = ["BiasAddGrad", "L2Loss", "MatMul", "_FusedMatMul"]


def argument(arg):
    kind = arg.type_attr or arg.type_list_attr or types_pb2.DataType.Name(arg.type)[3:].lower()
    return f"{arg.name}: {arg.number_attr + ' * ' if arg.number_attr else ''}{kind}"


def signature(op):
    attributes = ", ".join(f"{attr.name}: {attr.type}" for attr in op.attr)
    inputs = ", ".join(argument(arg) for arg in op.input_arg)
    outputs = ", ".join(argument(arg) for arg in op.output_arg)
    return f"{inputs} -> {outputs} | {attributes}"


folder = pathlib.Path(sys.argv[1]) / "dist"
sources = [*(folder / "kernels").glob("*.js"), folder / "nodejs_kernel_backend.js"]
named = {name for file in sources for name in re.findall(r"\b[A-Z]\w+\b", file.read_text())}
names = sorted({*named, *ADDED_BY_REWRITES})
operations = {name: op_def_registry.get(name) for name in names if not NOT_COMPILED.search(name)}
lines = [f'  {name}: "{signature(op)}",' for name, op in operations.items() if op is not None]
print(HEADER + "\n".join(lines) + "\n};")
