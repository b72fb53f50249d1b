#!/usr/bin/env python3
"""Scores time expressions as TempEval-3 does (UzZaman et al. 2013).

    score_timex.py GOLD SYSTEM [--errors N]

Both JSONL, line by line the same texts, each with "timexes" (begin, end, type, value). Relaxed F1: any overlap is a
match, each expression matched at most once. Value F1: relaxed F1 times the share of matches with the same value.
"""

import argparse
import collections
import json


def match(gold, system):
    """Pairs of overlapping expressions, left to right, each used once."""
    pairs, used = [], set()
    for g in gold:
        for i, s in enumerate(system):
            if i not in used and g["begin"] < s["end"] and s["begin"] < g["end"]:
                used.add(i)
                pairs.append((g, s))
                break
    return pairs


def score(gold_docs, system_docs):
    golds = systems = matched = strict = values = types = 0
    for gold, system in zip(gold_docs, system_docs, strict=True):
        pairs = match(gold["timexes"], system["timexes"])
        golds += len(gold["timexes"])
        systems += len(system["timexes"])
        matched += len(pairs)
        strict += sum((g["begin"], g["end"]) == (s["begin"], s["end"]) for g, s in pairs)
        values += sum(g["value"] == s["value"] for g, s in pairs)
        types += sum(g["type"] == s["type"] for g, s in pairs)

    def f1(hits):
        return 2 * hits / (golds + systems) if golds + systems else 0.0

    relaxed = f1(matched)
    return {
        "gold": golds,
        "system": systems,
        "precision": matched / systems if systems else 0.0,
        "recall": matched / golds if golds else 0.0,
        "relaxed_f1": relaxed,
        "strict_f1": f1(strict),
        "value_f1": relaxed * values / matched if matched else 0.0,
        "type_f1": relaxed * types / matched if matched else 0.0,
    }


def errors(gold_docs, system_docs):
    missed, spurious, wrong = (collections.Counter() for _ in range(3))
    for gold, system in zip(gold_docs, system_docs, strict=True):
        text = gold["text"]
        pairs = match(gold["timexes"], system["timexes"])
        found = {id(g) for g, _ in pairs}, {id(s) for _, s in pairs}

        def around(t, text=text):
            return (
                text[max(0, t["begin"] - 25) : t["begin"]]
                + "["
                + text[t["begin"] : t["end"]]
                + "]"
                + text[t["end"] : t["end"] + 20]
            )

        for g in gold["timexes"]:
            if id(g) not in found[0]:
                missed[around(g).replace("\n", " ")] += 1
        for s in system["timexes"]:
            if id(s) not in found[1]:
                spurious[around(s).replace("\n", " ") + " " + s["value"]] += 1
        for g, s in pairs:
            if g["value"] != s["value"]:
                wrong[
                    f"{gold['date'][:10]} {g['text']!r} {g['value']} <- {s['text']!r} {s['value']} | {around(g)!r}"
                ] += 1
    return {"missed": missed, "spurious": spurious, "wrong value": wrong}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold")
    parser.add_argument("system")
    parser.add_argument("--errors", type=int, default=0, help="list so many of each kind of error")
    options = parser.parse_args()
    docs = []
    for path in (options.gold, options.system):
        with open(path, encoding="utf-8") as lines:
            docs.append([json.loads(line) for line in lines])
    for name, value in score(*docs).items():
        print(f"{name:11} {value:.3f}" if isinstance(value, float) else f"{name:11} {value}")
    if options.errors:
        for kind, counts in errors(*docs).items():
            print(f"\n{kind}: {sum(counts.values())}")
            for text, count in counts.most_common(options.errors):
                print(f"  {count}  {text}")


if __name__ == "__main__":
    main()
