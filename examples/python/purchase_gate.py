#!/usr/bin/env python3
"""Lets a purchase pass or blocks it, by the vendor's privacy risk.

    python3 purchase_gate.py https://www.vendor.example --worst-grade C --jurisdiction EU

Exit codes: 0 pass, 1 block, 2 nothing could be decided. Needs Python 3.9 and nothing else. The server is FINEPRINT_URL
(http://127.0.0.1:4000 when not given), and FINEPRINT_KEY a key with the role viewer, where reading asks for one.
"""

import argparse
import http.client
import json
import os
import sys
import urllib.error
import urllib.request

PASS, BLOCK, UNDECIDED = 0, 1, 2

QUERY = """
query Gate($domain: String!, $asOf: Date, $jurisdiction: String) {
  company(domain: $domain) {
    name
    score(asOf: $asOf, jurisdiction: $jurisdiction) {
      asOf status grade total
      policy { source inForceFrom }
      criteria { question contribution because evidence { quote } }
    }
  }
}
"""


class Undecided(Exception):
    """The server could not be asked; the message is one sentence."""


def ask(variables):
    """The answer's data; raises Undecided with the server's own sentence."""
    headers = {"Content-Type": "application/json", "Accept": "application/graphql-response+json, application/json"}
    if os.environ.get("FINEPRINT_KEY"):
        headers["Authorization"] = "Bearer " + os.environ["FINEPRINT_KEY"]
    url = os.environ.get("FINEPRINT_URL", "http://127.0.0.1:4000").rstrip("/") + "/graphql"
    body = json.dumps({"query": QUERY, "variables": variables}).encode()
    try:
        try:
            with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=30) as response:
                answer = json.load(response)
        except urllib.error.HTTPError as error:
            answer = json.load(error)
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise Undecided(f"{url} cannot be asked: {reason}.") from error
    if answer.get("errors"):
        raise Undecided(" ".join(error["message"] for error in answer["errors"]))
    return answer["data"]


def decide(score, worst_grade, allow_unrated):
    """The decision, and why in a few words."""
    if score is None:
        return (PASS if allow_unrated else BLOCK), "no privacy policy is known"
    if score["grade"] is None:
        status = score["status"].lower().replace("_", " ")
        return (PASS if allow_unrated else BLOCK), f"not rated ({status})"
    decision = PASS if score["grade"] <= worst_grade else BLOCK
    return decision, f"grade {score['grade']}, risk {score['total']:g} of 100 on {score['asOf']}"


def report(score, out):
    """What adds to the risk, the most first, in the policy's words."""
    for line in sorted(score["criteria"], key=lambda line: -line["contribution"]):
        if line["contribution"] == 0:
            continue
        print(f"  {line['contribution']:6.2f}  {line['question']} {line['because']}.", file=out)
        for evidence in line["evidence"][:2]:
            print(f"          “{evidence['quote']}”", file=out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("vendor", help="any address or domain of the vendor's")
    parser.add_argument("--worst-grade", default="C", choices=list("ABCDE"), help="the worst that passes (C)")
    parser.add_argument("--jurisdiction", help="whose law to ask: EU, UK, CH …")
    parser.add_argument("--as-of", help="the day to look at: 2026-01-31 (today)")
    parser.add_argument("--allow-unrated", action="store_true", help="let vendors without a grade pass")
    given = parser.parse_args()
    try:
        asked = {"domain": given.vendor, "asOf": given.as_of, "jurisdiction": given.jurisdiction}
        company = ask(asked)["company"]
    except Undecided as error:
        print(error, file=sys.stderr)
        return UNDECIDED
    if company is None:
        print(f"No vendor with the address {given.vendor} is known.", file=sys.stderr)
        return UNDECIDED
    score = company["score"]
    decision, why = decide(score, given.worst_grade, given.allow_unrated)
    print(f"{'PASS' if decision == PASS else 'BLOCK'}  {company['name']}: {why}")
    if score is not None:
        report(score, sys.stdout)
    return decision


def run():
    """The exit code. Python's own for a failure is 1, which would be a block that nobody decided."""
    try:
        # A policy's words may hold characters that the terminal's encoding has not.
        sys.stdout.reconfigure(errors="replace")
        decision = main()
        sys.stdout.flush()
        return decision
    except Exception as error:
        print(f"Nothing could be decided: {type(error).__name__}: {error}.", file=sys.stderr)
        return UNDECIDED


if __name__ == "__main__":
    sys.exit(run())
