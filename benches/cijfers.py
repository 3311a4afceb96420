#!/usr/bin/env python3
"""Times `bouwsteen toets` on 100,000 and 1,000,000 rows of numbers, and pandas on part of the same work.

    benches/cijfers.py target/release/bouwsteen [NUMBERS...]

The yardstick reads the same CSV into a data frame, adds up per key, and looks for doubles and for totals that do not
fit: a few of the checks that `toets` does, and no places. It needs `pip install pandas`; without it only `toets` is
timed. Every figure is the median of three runs.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

GROEPEN = ["ouderen", "starters", "dakloos", "mantelzorg", "studenten", "beperking"]
TYPEN = ["nultreden", "geclusterd", "zorggeschikt", "regulier"]
SEGMENTEN = ["sociale-huur", "middenhuur", "betaalbare-koop", "dure-koop"]
MANIFEST = """[document]
titel = "Veel cijfers"
fictief = true
[[bron]]
id = "onderzoek"
naam = "Onderzoek"
"""
FRAME = """
import sys, pandas as pd
keys = ["soort", "groep", "woningtype", "segment", "onderwerp", "periode", "eenheid"]
frame = pd.read_csv(sys.argv[1], sep=";", decimal=",")
doubles = frame[frame.duplicated(keys, keep=False)]
parts = frame.groupby([key for key in keys if key != "groep"], dropna=False)["aantal"].sum()
small = frame[(frame["eenheid"] == "persoon") & (frame["aantal"] < 10)]
for key in ["groep", "woningtype", "segment"]:
    frame.groupby([other for other in keys if other != key], dropna=False)["aantal"].agg(["sum", "count"])
print(len(doubles), len(parts), len(small))
"""


def project(folder: Path, rows: int) -> Path:
    chance = random.Random(1)
    (folder / "data").mkdir(parents=True)
    (folder / "bouwsteen.toml").write_text(MANIFEST)
    table = folder / "data" / "cijfers.csv"
    with table.open("w") as file:
        file.write("soort;groep;woningtype;segment;onderwerp;periode;aantal;eenheid;bron\n")
        for row in range(rows):
            words = ";".join(chance.choice(words) for words in (GROEPEN, TYPEN, SEGMENTEN))
            file.write(f"behoefte;{words};deel {row};2027-2031;{chance.randint(10, 999)};wooneenheid;onderzoek\n")
    return table


def run(command: list[str]) -> tuple[float, int]:
    """CPU seconds and peak memory in KiB."""
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
    _, _, usage = os.wait4(pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def median(command: list[str]) -> str:
    runs = [run(command) for _ in range(3)]
    return f"{statistics.median(cpu for cpu, _ in runs):6.2f} s CPU  {max(size for _, size in runs) // 1024:5d} MiB"


def main() -> None:
    program, sizes = sys.argv[1], [int(size) for size in sys.argv[2:]] or [100_000, 1_000_000]
    has_pandas = subprocess.run([sys.executable, "-c", "import pandas"], capture_output=True).returncode == 0
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            table = project(Path(folder) / "visie", rows)
            print(f"{rows:>9} rows  toets   {median([program, 'toets', str(table.parents[1]), '--uitvoer', 'kort'])}")
            if has_pandas:
                print(f"{rows:>9} rows  pandas  {median([sys.executable, '-c', FRAME, str(table)])}")


if __name__ == "__main__":
    main()
