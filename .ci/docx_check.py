#!/usr/bin/env python3
"""docx_check.py MARKDOWN DOCX [ODT]: pandoc reads the same headings, tables, footnotes and words in each."""
import collections
import json
import re
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

# Marks that stand for a state in one output and are drawn or written otherwise in another.
SHAPES = re.compile("[●◐◆☐☑☒⚑–—•✓✗]")


def pandoc(path, kind):
    out = subprocess.run(["pandoc", "-f", kind, "-t", "json", path], check=True, capture_output=True)
    return json.loads(out.stdout)


def text(node, notes=None):
    """The words in a node; footnotes go to `notes`."""
    if isinstance(node, list):
        return "".join(text(one, notes) for one in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        return content
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in ("Code", "CodeBlock"):
        return content[1] + " "
    if kind == "Note":
        words = squeezed(text(content))
        if notes is not None:
            notes.append(words)
        return ""
    if kind in ("RawInline", "RawBlock", "Image"):
        return " "
    if kind == "Figure":
        return " ".join(text(part, notes) for part in content[1:]) + " "
    if kind == "Header":
        return text(content[2], notes) + " "
    if kind == "Superscript":
        return ""
    if kind in ("Link", "Span", "Div"):
        return text(content[1], notes)
    if kind == "Table":
        words = text(content[1], notes) + " "
        return words + " ".join(text(cell, notes) for row in cells(node) for cell in row) + " "
    if kind in ("Para", "Plain"):
        return text(content, notes) + " "
    return text(content, notes)


def squeezed(words):
    return " ".join(SHAPES.sub(" ", words.replace("\u00a0", " ")).split())


def cells(table):
    """Rows of a table, each a list of cells."""
    _, _, _, head, bodies, foot = table["c"]
    rows = list(head[1]) + [row for body in bodies for row in body[2] + body[3]] + list(foot[1])
    return [[cell[4] for cell in row[1]] for row in rows]


def walk(node, kind, found):
    if isinstance(node, list):
        for one in node:
            walk(one, kind, found)
    elif isinstance(node, dict):
        if node.get("t") == kind:
            found.append(node)
        walk(node.get("c"), kind, found)
    return found


def facts(path, kind):
    document = pandoc(path, kind)
    blocks = document["blocks"]
    notes = []
    words = squeezed(text(blocks, notes)).split()
    headings = [(one["c"][0], squeezed(text(one["c"][2]))) for one in walk(blocks, "Header", [])]
    tables = [[[squeezed(text(cell)) for cell in row] for row in cells(one)] for one in walk(blocks, "Table", [])]
    return {"headings": headings, "tables": tables, "footnotes": sorted(set(notes)), "words": words}


def header_rows(path):
    """The header row of each table of an ODT: pandoc's reader finds the row and leaves its cells empty."""
    name = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    root = xml.etree.ElementTree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    rows = [rows.find(f"{name}table-row") for rows in root.iter(f"{name}table-header-rows")]
    return [[squeezed("".join(cell.itertext())) for cell in row.iter(f"{name}table-cell")] for row in rows]


def odt(path):
    found = facts(path, "odt")
    for table, header in zip(found["tables"], header_rows(path)):
        table[0] = header
        found["words"] += " ".join(header).split()
    # It also skips the numbers of captions, which are fields.
    root = xml.etree.ElementTree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    sequence = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}sequence"
    found["words"] += ["".join(one.itertext()) for one in root.iter(sequence)]
    # And it skips the contents, which list the first two levels.
    for level, words in found["headings"]:
        found["words"] += words.split() if level <= 2 else []
    return found


def markdown(path):
    """What Markdown says, with its title where Word has it and without its own list of contents."""
    found = facts(path, "gfm+footnotes")
    found["headings"] = [(level - 1, words) for level, words in found["headings"] if level > 1 and words != "Inhoud"]
    return found


def compare(name, wanted, found):
    wrong = []
    for what in ("headings", "tables", "footnotes"):
        pairs = zip(wanted[what], found[what])
        differs = next((pair for pair in pairs if pair[0] != pair[1]), None)
        if differs or len(wanted[what]) != len(found[what]):
            wrong.append(f"{name}: {what}: {len(wanted[what])} and {len(found[what])}; first difference: {differs}")
    # The contents stand in one as a list and in the other as a field, and links in Markdown have addresses.
    lost = collections.Counter(wanted["words"]) - collections.Counter(found["words"])
    if sum(lost.values()) > len(wanted["words"]) // 1000:
        wrong.append(f"{name}: {sum(lost.values())} words lost: {lost.most_common(12)}")
    counts = ", ".join(f"{len(found[what])} {what}" for what in ("headings", "tables", "footnotes", "words"))
    print(f"{name}: {counts}, {sum(lost.values())} words lost")
    return wrong


def main():
    wanted = markdown(sys.argv[1])
    wrong = []
    for path in sys.argv[2:]:
        wrong += compare(path, wanted, odt(path) if path.endswith(".odt") else facts(path, "docx"))
    print("\n".join(wrong) or "PASS")
    sys.exit(bool(wrong))


main()
