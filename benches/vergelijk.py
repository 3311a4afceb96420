#!/usr/bin/env python3
"""Measures whole processes: `toets`, and `maak` against the PyPI package `typst` on the very same input.

    cargo build --release
    python3 -m venv /tmp/meten && /tmp/meten/bin/pip install typst==0.15.2
    /tmp/meten/bin/python benches/vergelijk.py [--keren 7]

Pairs run in turn, so that whatever else the machine does falls on both. Nothing here is a test: the figures
are ratios for CONTRIBUTING, measured on a machine that does nothing else.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
RELEASE = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
EXAMPLE = ROOT / "examples" / "lindewaard"

# The standards and the fonts are those of bouwsteen; the package has no switch for its own fonts.
ALONE = """
import sys, typst
source, out = sys.argv[1:]
typst.compile(source + "/main.typ", output=out, root=source, font_paths=[source + "/letters"],
              ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"])
"""


def run(command):
    """Wall seconds, CPU seconds and peak memory in MiB of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command}: {errors.decode()}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median(rows, index):
    return statistics.median(row[index] for row in rows)


def show(name, rows):
    wall, cpu, memory = (median(rows, index) for index in range(3))
    print(f"{name:42} {wall * 1000:8.1f} ms wall {cpu * 1000:8.1f} ms cpu {memory:6.1f} MiB")


def longer(folder, times):
    """The example with its prose so many times as long."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("uitvoer"))
    for text in (folder / "teksten").glob("*.md"):
        prose = text.read_text(encoding="utf-8")
        text.write_text("\n\n".join([prose] * times), encoding="utf-8")
    return folder


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--keren", type=int, default=7)
    times = parser.parse_args().keren
    bouwsteen = str(RELEASE / "bouwsteen")
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        toets = [run([bouwsteen, "toets", str(EXAMPLE)]) for _ in range(3 * times)]
        show("toets", toets)
        show("nothing at all (--versie)", [run([bouwsteen, "--versie"]) for _ in range(3 * times)])
        for face in ("md", "html", "docx", "pdf"):
            out = str(work / "uit")
            command = [bouwsteen, "maak", str(EXAMPLE), "--formaat", face, "--uit", out]
            show(f"maak {face}", [run(command) for _ in range(times)])
        pakket = [bouwsteen, "pakket", "raad", str(EXAMPLE), "--uit", str(work / "pakket")]
        show("pakket raad", [run(pakket) for _ in range(times)])
        for factor in (1, 4, 16):
            visie = longer(work / f"visie-{factor}", factor)
            source = work / f"invoer-{factor}"
            run(["cargo", "bench", "--quiet", "--bench", "typst_invoer", "--", str(visie), str(source)])
            ours, alone = [], []
            for index in range(times):
                out = str(work / f"uit-{factor}-{index}")
                ours.append(run([bouwsteen, "maak", str(visie), "--formaat", "md,pdf", "--uit", out]))
                pdf = str(work / f"alone-{factor}-{index}.pdf")
                alone.append(run([sys.executable, "-c", ALONE, str(source), pdf]))
            ratios = [a[0] / b[0] for a, b in zip(ours, alone)]
            cpu = [a[1] / b[1] for a, b in zip(ours, alone)]
            show(f"maak md,pdf, {factor}x prose", ours)
            show(f"typst alone, {factor}x prose", alone)
            print(f"  ratio wall {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f}),"
                  f" cpu {statistics.median(cpu):.2f}")


if __name__ == "__main__":
    main()
