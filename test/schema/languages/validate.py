"""Judges values by schemas, and texts by patterns: a JSON document on standard input, one on standard output."""

import json
import re
import sys

from jsonschema import validators


def judge_schema(case):
    validator = validators.validator_for(case["schema"], default=None)
    validator.check_schema(case["schema"])
    judge = validator(case["schema"])
    return [judge.is_valid(value) for value in case["values"]]


def judge_pattern(case):
    pattern = re.compile(case["pattern"])
    return [pattern.search(text) is not None for text in case["texts"]]


def verdicts(judge, cases):
    for case in cases:
        try:
            yield {"verdicts": judge(case)}
        except Exception as error:
            yield {"error": f"{type(error).__name__}: {error}"}


request = json.load(sys.stdin)
json.dump(
    {
        "schemas": list(verdicts(judge_schema, request["schemas"])),
        "patterns": list(verdicts(judge_pattern, request["patterns"])),
    },
    sys.stdout,
)
