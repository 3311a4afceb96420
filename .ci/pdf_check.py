"""pdf_check.py FILE.pdf: judges one PDF offline; exit 1 when it does not meet PDF/UA-1 and PDF/A-2a,
or PDF/A-3a when files go along in it.

Three independent readings: page-validation (both standards, rule by rule), outloud (a second opinion
on PDF/UA-1, from another code base) and pikepdf (syntax, language, title, outline, embedded fonts).
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import page
import pikepdf

UNIVERSAL = ("ua1", "PDF/UA-1")
# With files inside a PDF is of the third part, and else of the second.
ARCHIVE = {"2": ("2a", "PDF/A-2a"), "3": ("3a", "PDF/A-3a")}


def archive_part(file: str) -> str | None:
    """Of which part of PDF/A the file says that it is."""
    pdf = pikepdf.open(file)
    xmp = bytes(pdf.Root.Metadata.read_bytes()).decode("utf-8", "replace") if "/Metadata" in pdf.Root else ""
    found = re.search(r"<pdfaid:part>(\d)<", xmp)
    return found and found[1]


def by_page_validation(file: str, profile: str) -> list[str]:
    """The rules of one standard that the file breaks."""
    result = page.validate_pdf(file, profile=profile)
    if result.is_compliant:
        return []
    return sorted({f"{f.rule_id}: {f.message}" for f in result.failures}) or ["not compliant"]


def by_outloud(file: str) -> list[str]:
    """The errors that the second opinion sees; its warnings are for people."""
    program = Path(sys.executable).with_name("outloud")
    run = subprocess.run(
        [program, "--json", "-", "-q", file], capture_output=True, text=True, timeout=300
    )
    start = run.stdout.find("{")
    if start < 0:
        return [f"no report: {run.stderr[:200]}"]
    result = json.JSONDecoder().raw_decode(run.stdout[start:])[0]["results"][0]
    errors = [f"{f['rule']}: {f['message']}" for f in result.get("findings", []) if f["severity"] == "error"]
    if result.get("error") or (result["verdict"] not in ("pass", "review") and not errors):
        errors.append(f"verdict {result['verdict']}: {result.get('error')}")
    return errors


def by_reading(file: str) -> list[str]:
    """What a plain look at the objects of the file tells."""
    pdf = pikepdf.open(file)
    check = getattr(pdf, "check_pdf_syntax", None) or pdf.check
    problems = [f"syntax: {problem}" for problem in check()]
    root = pdf.Root
    xmp = bytes(root.Metadata.read_bytes()).decode("utf-8", "replace") if "/Metadata" in root else ""
    expected = {
        "language is Dutch": str(root.get("/Lang", "")).lower().startswith("nl"),
        "XMP has a title": bool(re.search(r"<dc:title>.*?<rdf:li[^>]*>[^<]+<", xmp, re.S)),
        "title is shown": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
        "file is tagged": bool(root.get("/MarkInfo", {}).get("/Marked", False)),
        "there are bookmarks": "/Outlines" in root and "/First" in root["/Outlines"],
        "nothing is encrypted": not pdf.is_encrypted,
    }
    problems += [f"not so: {what}" for what, holds in expected.items() if not holds]
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary) or item.get("/Type") != "/Font":
            continue
        if item.get("/Subtype") in ("/Type0", "/Type3"):
            continue
        descriptor = item.get("/FontDescriptor")
        files = ("/FontFile", "/FontFile2", "/FontFile3")
        if descriptor is None or not any(key in descriptor for key in files):
            problems.append(f"font not embedded: {item.get('/BaseFont')}")
    return problems


def main() -> int:
    file = sys.argv[1]
    profiles = [UNIVERSAL, ARCHIVE.get(archive_part(file), ARCHIVE["2"])]
    verdicts = {f"{name} (page-validation)": by_page_validation(file, key) for key, name in profiles}
    verdicts["PDF/UA-1 (outloud)"] = by_outloud(file)
    verdicts["facts (pikepdf)"] = by_reading(file)
    for judge, problems in verdicts.items():
        print(f"  {'FAIL' if problems else 'PASS'} {judge}")
        for problem in problems[:15]:
            print(f"       {problem}")
    failed = any(verdicts.values())
    print(f"{'FAIL' if failed else 'PASS'} {Path(file).name}, {len(pikepdf.open(file).pages)} pages")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
