#!/usr/bin/env python3
"""Reckons an explanation again with nothing but + - * /, and says whether every step comes out.

keur explain BID --format json | python3 oracle/replay.py
"""
import json
import sys
from fractions import Fraction


def replay(explanation):
    values = {}

    def worth(operand):
        return values[operand["step"]] if "step" in operand else Fraction(operand["value"])

    for step in explanation["steps"]:
        first, *rest = [worth(operand) for operand in step["operands"]] or [Fraction(0)]
        for operand in rest:
            if step["op"] == "+":
                first += operand
            elif step["op"] == "-":
                first -= operand
            elif step["op"] == "*":
                first *= operand
            else:
                first /= operand
        if first != Fraction(step["result"]):
            sys.exit(f"{step['id']} comes to {first}, and not to {step['result']}")
        if "picked" in step:
            among = sorted(worth(operand) for operand in step["picked"]["among"])
            place = {"lowest": 0, "highest": -1, "middle": len(among) // 2}[step["picked"]["how"]]
            if among[place] != first:
                sys.exit(f"{step['id']} is not the {step['picked']['how']}")
        values[step["id"]] = first
    return values


def main():
    report = json.load(sys.stdin)
    explanation = report["explanation"]
    values = replay(explanation)
    bids = {bid["id"]: bid for bid in report["bids"]}
    same = 0
    for result in explanation["results"]:
        bid, value = bids.get(result["bid"]), values[result["step"]]
        reported = {
            "score": lambda: bid["score"],
            "figure": lambda: bid["award"]["figure"],
            "group": lambda: next(g for g in bid["groups"] if g["id"] == result["of"])["points"],
            "criterion": lambda: next(c for c in bid["criteria"] if c["id"] == result["of"])["points"],
        }.get(result["what"])
        if reported:
            if Fraction(reported()["exact"]) != value:
                sys.exit(f"{result['what']} {result['of']} of {result['bid']} differs from the report")
            same += 1
    print(f"{len(values)} steps reckoned again, {same} numbers of the report the same")


main()
