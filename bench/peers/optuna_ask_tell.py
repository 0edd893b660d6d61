"""Time of ask and tell as in `espalier bench strategies`, for Optuna's random and TPE samplers.

    pip install --requirement bench/peers/optuna-requirements.txt
    python bench/peers/optuna_ask_tell.py [100 1000]      at which trials

The same 100,000 architectures and two objectives as `src/cli/bench/proposal-times.ts`, in memory, after random trials;
prints medians in milliseconds.
"""

import random
import statistics
import sys
import time

import optuna
from optuna.distributions import CategoricalDistribution, IntDistribution

VALUES = list("abcdefghij")
SPACE = {
    "depth": IntDistribution(1, 10),
    "width": IntDistribution(16, 160, step=16),
    "ratio": IntDistribution(1, 10),
    "activation": CategoricalDistribution(VALUES),
    "norm": CategoricalDistribution(VALUES),
}
TIMED, WARM_UP = 31, 5
SAMPLERS = {
    "random": lambda: optuna.samplers.RandomSampler(seed=1),
    "tpe": lambda: optuna.samplers.TPESampler(seed=1, multivariate=True),
}


def measured(architecture):
    loss = (
        abs(architecture["depth"] - 7)
        + abs(architecture["width"] / 16 - 4)
        + VALUES.index(architecture["activation"])
    )
    return loss, architecture["depth"] * architecture["width"] * architecture["ratio"]


def random_architecture(source):
    return {
        "depth": source.randint(1, 10),
        "width": 16 * source.randint(1, 10),
        "ratio": source.randint(1, 10),
        "activation": source.choice(VALUES),
        "norm": source.choice(VALUES),
    }


def milliseconds_at(sampler, history):
    study = optuna.create_study(directions=["minimize", "minimize"], sampler=sampler)
    source = random.Random(2)
    for _ in range(history - WARM_UP):
        architecture = random_architecture(source)
        study.add_trial(
            optuna.create_trial(params=architecture, distributions=SPACE, values=measured(architecture))
        )
    times = []
    for _ in range(WARM_UP + TIMED):
        start = time.perf_counter()
        trial = study.ask(SPACE)
        study.tell(trial, measured(trial.params))
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[WARM_UP:])


def main(histories):
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    print(f"Optuna {optuna.__version__}, ask and tell in ms")
    for name, create in SAMPLERS.items():
        cells = [f"{milliseconds_at(create(), history):.2f} at trial {history}" for history in histories]
        print(f"{name}: {', '.join(cells)}")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [100, 1000])
