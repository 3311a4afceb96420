#!/usr/bin/env python3
"""Times `bouwsteen regio` on made-up regions of 50, 100 and 342 gemeenten, half of them as exported JSON.

    benches/regio.py target/release/bouwsteen [NUMBERS...]

Every gemeente is a folder with a visie and a CSV of a few hundred numbers. Each size runs five times; the median
wall time and the largest memory are printed, and the time a gemeente, which should stay the same.
"""

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GROEPEN = ["ouderen", "dakloos", "beperking", "starters", "studenten", "mantelzorg"]
TYPEN = ["regulier", "zorggeschikt", "flexwoning", "standplaats"]
SEGMENTEN = ["sociale-huur", "middenhuur", "betaalbare-koop", "dure-koop"]
JAREN = ["2027", "2028", "2029", "2030", "2031"]
VISIE = """[document]
titel = "Visie {naam}"
soort = "volkshuisvestingsprogramma"
status = "concept"
fictief = true
[gemeente]
naam = "{naam}"
code = "{code}"
[[bron]]
id = "planlijst"
naam = "Planlijst"
"""


def gemeente(folder: Path, naam: str, code: str, chance: random.Random) -> None:
    (folder / "data").mkdir(parents=True)
    (folder / "bouwsteen.toml").write_text(VISIE.format(naam=naam, code=code))
    rows = ["soort;groep;woningtype;segment;planstatus;periode;aantal;eenheid;bron"]
    for woningtype in TYPEN:
        for segment in SEGMENTEN:
            for jaar in JAREN:
                status = chance.choice(["hard", "zacht"])
                aantal = chance.randint(0, 90)
                rows.append(f"plan;;{woningtype};{segment};{status};{jaar};{aantal};wooneenheid;planlijst")
    for groep in GROEPEN:
        for woningtype in TYPEN:
            for segment in SEGMENTEN:
                aantal = chance.randint(0, 90)
                rows.append(f"behoefte;{groep};{woningtype};{segment};;2027-2031;{aantal};wooneenheid;planlijst")
    (folder / "data/cijfers.csv").write_text("\n".join(rows) + "\n")


def regio(root: Path, program: str, count: int) -> Path:
    chance = random.Random(count)
    lines = ["[regio]", f'naam = "Regio van {count}"', "fictief = true", ""]
    for at in range(count):
        naam, code = f"Gemeente {at + 1}", f"GM{9000 + at}"
        folder = root / f"g{at}"
        gemeente(folder, naam, code, chance)
        source = f'map = "g{at}"'
        if at % 2:
            run = [program, "regio", "uitvoer", str(folder), "--uit", str(root / f"g{at}.json")]
            subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
            source = f'cijfers = "g{at}.json"'
        lines += ["[[lid]]", f'gemeente = "{naam}"', f'code = "{code}"', source, ""]
    for woningtype in TYPEN:
        for segment in SEGMENTEN:
            lines += ["[[opgave]]", f'woningtype = "{woningtype}"', f'segment = "{segment}"']
            lines += ['periode = "2027-2031"', f"aantal = {200 * count}", 'eenheid = "wooneenheid"', ""]
    for groep in GROEPEN:
        lines += ["[[opgave]]", f'groep = "{groep}"', 'periode = "2027-2031"']
        lines += [f"aantal = {700 * count}", 'eenheid = "wooneenheid"', ""]
    path = root / "regio.toml"
    path.write_text("\n".join(lines))
    return path


def measure(program: str, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = regio(Path(folder), program, count)
        times = []
        for _ in range(5):
            start = time.perf_counter()
            run = subprocess.run([program, "regio", str(path), "--uitvoer", "json"], capture_output=True)
            times.append(time.perf_counter() - start)
            assert run.returncode == 0, run.stderr.decode() + run.stdout.decode()[-2000:]
        wall = statistics.median(times)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{count:4} gemeenten  {wall * 1000:8.0f} ms  {wall * 1000 / count:6.2f} ms each  at most {memory:5.0f} MiB")


def main() -> None:
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit(__doc__)
    for count in [int(word) for word in sys.argv[2:]] or [50, 100, 342]:
        measure(str(Path(sys.argv[1]).resolve()), count)


if __name__ == "__main__":
    main()
