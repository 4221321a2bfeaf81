# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Tests of the oracle itself: its routes agree with each other and with hand-made laws, and it finds tampered values.

The program is replaced by a stand-in that prints the truth as the program would. A clean stand-in must pass; each
way of tampering must be found. Run by `oracle.py --self-test`.
"""

import itertools
import json
import sys
import unittest
from fractions import Fraction

import flint
from flint import arb, fmpq

import oracle
import truth
from problems import Problem, Trial, exact, span

SEED = 7
TRIALS = 40


def brute_force(P, weights, n):
    """P_n by going through all k^n sequences of draws."""
    law = [fmpq(0)] * len(P)
    for draws in itertools.product(range(len(P)), repeat=n):
        chance = fmpq(1)
        for i in draws:
            chance *= P[i]
        total = sum((weights[i] for i in draws), fmpq(0))
        for i in draws:
            law[i] += chance * weights[i] / total
    return law


# --- The stand-in


def fraction(value):
    return Fraction(int(value.p), int(value.q))


def ends(value):
    """A rational number at most, and one at least, the value."""
    if isinstance(value, fmpq):
        return fraction(value), fraction(value)
    result = []
    for end in (value.lower(), value.upper()):
        mantissa, exponent = end.man_exp()
        result.append(Fraction(int(mantissa)) * Fraction(2) ** int(exponent))
    return result


def decimal(value, digits, up):
    """A decimal with so many digits, not below (up) or not above the value."""
    if value == 0:
        return "0"
    power = len(str(abs(value.numerator))) - len(str(value.denominator)) - digits
    unit = Fraction(10) ** power
    count = -((-value) // unit) if up else value // unit
    return f"{count}e{power}" if power < 0 else str(count * unit)


def number(value, digits):
    if value == truth.UNDEFINED:
        return None
    if value == truth.INFINITE:
        return {"exact": "inf"}
    low, high = ends(value)
    shown = {"lower": decimal(low, digits + 2, up=False), "upper": decimal(high, digits + 2, up=True)}
    return shown | ({"exact": str(value)} if isinstance(value, fmpq) else {})


def stand_in(trial, change=None):
    """A runner that answers with the truth, after `change` has altered the document or given a text in its place."""
    def runner(arguments, files):
        digits = trial.digits or oracle.contract.DEFAULT_DIGITS
        rows = []
        for n in trial.ns:
            known = truth.truth(trial.problem, n, digits, trial.route)
            row = {"n": str(n), "engine": trial.engine or "exact", "precisionBits": 64}
            if arguments[0] == "distribution":
                row |= {law: [number(v, digits) for v in known[law]] for law in ("soft", "tilted")}
            else:
                row["quantities"] = {name: number(known[name][0], digits) for name in oracle.contract.QUANTITIES}
            rows.append(row)
        document = {"schema": f"softbon.{arguments[0]}/1", "version": "0", "problem": {}, "results": rows}
        text = change(document) if change else None
        if not isinstance(text, str):
            text = json.dumps(document, sort_keys=True)
        return 0, text + "\n", ""
    return runner


def plain_trial(digits=15):
    """A trial with P = (1/2, 3/10, 1/5), r = (0, 1/2, 1), λ = 1/2, n = 1, 2, 5."""
    trial = Trial(SEED, 0)
    trial.problem = Problem([Fraction(1, 2), Fraction(3, 10), Fraction(1, 5)],
                            rewards=[Fraction(0), Fraction(1, 2), Fraction(1)], temperature=Fraction(1, 2))
    trial.ns, trial.digits, trial.route, trial.engine = [1, 2, 5], digits, "compositions", None
    return trial


class Routes(unittest.TestCase):
    """The truth is the truth."""

    def test_two_symbols_by_hand(self):
        law = truth.law_of_rational_weights([fmpq(1, 2)] * 2, [fmpq(2), fmpq(1)], 2)
        self.assertEqual(law, [fmpq(7, 12), fmpq(5, 12)])

    def test_rational_laws_against_all_sequences(self):
        P = [fmpq(1, 2), fmpq(0), fmpq(1, 3), fmpq(1, 6)]
        weights = [fmpq(3, 7), fmpq(100), fmpq(2), fmpq(2)]
        for n in range(1, 6):
            self.assertEqual(truth.law_of_rational_weights(P, weights, n), brute_force(P, weights, n))

    def test_hard_laws_against_all_sequences(self):
        P, rewards = [fmpq(1, 2), fmpq(1, 6), fmpq(1, 3)], [fmpq(1), fmpq(2), fmpq(2)]
        for n in range(1, 6):
            law = [fmpq(0)] * 3
            for draws in itertools.product(range(3), repeat=n):
                chance = fmpq(1)
                for i in draws:
                    chance *= P[i]
                best = max(rewards[i] for i in draws)
                # Ties: the first best draw is as good as any, the draws being exchangeable.
                law[next(i for i in draws if rewards[i] == best)] += chance
            self.assertEqual(truth.hard_law(P, rewards, n), law)

    def test_balls_against_all_sequences(self):
        # Weights exp(0), exp(1), exp(−3) in balls, through the same brute force.
        flint.ctx.prec = 200
        P, x = [fmpq(1, 2), fmpq(1, 3), fmpq(1, 6)], [fmpq(0), fmpq(1), fmpq(-3)]
        for n in range(1, 5):
            expected = brute_force(P, [arb(v).exp() for v in x], n)
            for route in (truth.law_by_compositions, truth.law_by_integration):
                for value, wanted in zip(route(P, x, n), expected):
                    self.assertTrue(value.overlaps(wanted))
                    self.assertGreater(value.rel_accuracy_bits(), 150)

    def test_the_two_routes_agree(self):
        checked = 0
        for index in range(400):
            trial = Trial(SEED, index)
            if trial.route != "integral" or trial.ns[0] > 64 or checked == 12:
                continue
            checked += 1
            n = trial.ns[0]
            one, other = (truth.truth(trial.problem, n, 15, route) for route in ("integral", "compositions"))
            for name in one:
                for a, b in zip(one[name], other[name]):
                    self.assertTrue(a == b or a.overlaps(b), f"trial {index}, n = {n}, {name}: {a} and {b}")
        self.assertEqual(checked, 12)

    def test_quantities_by_hand(self):
        P, soft, optimum = ([fmpq(*v) for v in row] for row in (
            [(1, 2), (1, 2)], [(7, 12), (5, 12)], [(2, 3), (1, 3)]))
        flint.ctx.prec = 100
        found = truth.quantities(P, [fmpq(1), fmpq(0)], soft, optimum, [fmpq(2), fmpq(1)])
        self.assertEqual(found["tv"], fmpq(1, 12))
        self.assertEqual(found["chi2_tilted_soft"], fmpq(1, 84) + fmpq(1, 60))
        self.assertEqual(found["cv2"], fmpq(1, 9))
        self.assertEqual(found["reward_gap"], fmpq(1, 12))
        self.assertEqual(found["win_rate"], fmpq(7, 12) * fmpq(3, 4) + fmpq(5, 12) * fmpq(1, 4))
        # (2/3) log(8/7) + (1/3) log(4/5)
        self.assertTrue(found["kl_tilted_soft"].overlaps((arb(8) / 7).log() * 2 / 3 + (arb(4) / 5).log() / 3))
        self.assertEqual(found["relative_reward_gap"], fmpq(1, 8))
        self.assertTrue(found["max_log_ratio"].overlaps((arb(5) / 4).log()))
        self.assertEqual(truth.divergence(soft, [fmpq(1), fmpq(0)]), truth.INFINITE)
        self.assertEqual(truth.maximum_log_ratio(soft, [fmpq(1), fmpq(0)]), truth.INFINITE)
        # √(1/2 · 8/9) = 2/3 and √(1/2 · 1/9) is not rational; √(1/5 · 4/5) = 2/5 twice.
        self.assertTrue(truth.squared_hellinger(P, [fmpq(8, 9), fmpq(1, 9)]).overlaps(
            1 - fmpq(2, 3) - arb(fmpq(1, 18)).sqrt()))
        self.assertEqual(truth.squared_hellinger([fmpq(1, 5), fmpq(4, 5)], [fmpq(4, 5), fmpq(1, 5)]), fmpq(1, 5))

    def test_equal_masses_of_unequal_laws(self):
        value = truth.squared_hellinger(
            [fmpq(1, 3), fmpq(1, 3), fmpq(1, 3)], [fmpq(1, 3), fmpq(1, 2), fmpq(1, 6)])
        self.assertTrue(value.is_finite() and 0.0227 < value < 0.0228, value)


class Detection(unittest.TestCase):
    """A clean program passes, a tampered value is found."""

    def test_clean_answers_pass(self):
        for index in range(TRIALS):
            trial = Trial(SEED, index)
            trial.ns = trial.ns[:3]
            self.assertEqual(oracle.check_trial(trial, stand_in(trial)), [])

    def assert_found(self, change, *wanted, trial=None):
        trial = trial or plain_trial()
        findings = oracle.check_trial(trial, stand_in(trial, change))
        self.assertTrue(findings, "tampering was not found")
        for words in wanted:
            self.assertTrue(any(words in finding for finding in findings), findings)

    def tamper(self, wanted, alter, name=None, row=1, symbol=0, law="soft", trial=None):
        """Alters one number of one document: a quantity by its name, or an entry of a law."""
        def change(document):
            target = document["results"][row]
            if name is None and law in target:
                alter(target[law][symbol])
            elif name is not None and "quantities" in target:
                alter(target["quantities"][name])
        self.assert_found(change, wanted, trial=trial)

    def shift(self, relative):
        """Moves both ends by a relative amount."""
        def alter(node):
            for key in ("lower", "upper"):
                moved = Fraction(node[key]) * (1 + relative)
                node[key] = decimal(moved, 80, up=key == "upper")
        return alter

    def test_moved_by_two_units_of_the_last_digit(self):
        for law in ("soft", "tilted"):
            for sign in (1, -1):
                self.tamper(f"{law}[0]", self.shift(sign * Fraction(3, 10 ** 16)), law=law)

    def test_every_quantity_is_looked_at(self):
        for name in oracle.contract.QUANTITIES:
            self.tamper(name, self.shift(Fraction(1, 10 ** 14)), name=name)

    def test_high_digits(self):
        self.tamper("does not contain", self.shift(Fraction(1, 10 ** 50)), trial=plain_trial(50))

    def test_a_nearest_rounding_above_the_value(self):
        def alter(node):
            node["lower"] = node["upper"]
        self.tamper("does not contain", alter)

    def test_too_wide(self):
        def alter(node):
            node["lower"] = decimal(Fraction(node["lower"]) * (1 - Fraction(2, 10 ** 14)), 30, up=False)
        self.tamper("wider than 15 digits", alter)

    def test_ends_in_the_wrong_order(self):
        def alter(node):
            node["lower"], node["upper"] = node["upper"], node["lower"]
        self.tamper("above upper", alter)

    def test_exactness(self):
        self.tamper("is not 1/2", lambda node: node.update(exact="1/3"), row=0)
        self.tamper("does not carry exact 1/2", lambda node: node.pop("exact"), row=0)
        self.tamper("is not rational", lambda node: node.update(exact="1/3"))
        self.tamper("is not 1/2", lambda node: node.update(exact="2/4"), row=0)
        weighted = plain_trial()
        weighted.problem = Problem([Fraction(1, 2)] * 2, weights=[Fraction(2), Fraction(1)])
        self.tamper("does not carry exact 7/12", lambda node: node.pop("exact"), trial=weighted)
        weighted.engine = "enumeration"  # an enclosure is good then, but not for P*
        self.tamper("does not carry exact 2/3", lambda node: node.pop("exact"), law="tilted", trial=weighted)
        # At n = 1 the law is P and its divergence from P is 0.
        def nearly(node):
            node.pop("exact")
            node.update(lower="0", upper="1e-300")
        self.tamper("kl_soft_reference", nearly, name="kl_soft_reference", row=0)

    def test_undefined_and_infinite(self):
        trial = plain_trial()
        trial.problem = Problem([Fraction(1, 2)] * 2, weights=[Fraction(2), Fraction(1)])
        finite = {"lower": "1", "upper": "1", "exact": "1"}

        def put(name):
            def change(document):
                if "quantities" in document["results"][0]:
                    document["results"][0]["quantities"][name] = finite
            return change
        self.assert_found(put("reward_gap"), "where nothing is defined", trial=trial)
        trial.problem = Problem([Fraction(1, 2)] * 2, rewards=[Fraction(0), Fraction(1)], temperature=Fraction(0))
        self.assert_found(put("kl_soft_tilted"), "and not inf", trial=trial)

    def test_two_symbols_exchanged(self):
        def change(document):
            for row in document["results"]:
                if "soft" in row:
                    row["soft"][0], row["soft"][1] = row["soft"][1], row["soft"][0]
        self.assert_found(change, "soft[0]", "soft[1]")

    def test_missing_parts(self):
        def drop_quantity(document):
            document["results"][0].get("quantities", {}).pop("tv", None)
        self.assert_found(drop_quantity, "tv is missing")
        self.assert_found(lambda document: document["results"].pop(), "the rows are not those")
        self.assert_found(lambda document: document["results"][0].get("soft", []).clear(), "one entry for each symbol")
        self.assert_found(lambda document: document["results"].reverse(), "the rows are not those")

    def test_form(self):
        self.assert_found(lambda document: document.update(schema="softbon.other/1"), "the schema is")
        self.assert_found(lambda document: json.dumps(document), "not sorted")
        self.assert_found(lambda document: json.dumps(document, sort_keys=True) + "\n", "one newline")
        self.assert_found(lambda document: document.update(version=1.5), "is a float")
        self.assert_found(lambda document: "{", "not JSON")
        self.tamper("is not a decimal", lambda node: node.update(lower="3.5E-1"))

    def test_a_failing_program_is_found(self):
        findings = oracle.check_trial(plain_trial(), lambda arguments, files: (65, "", "no such file"))
        self.assertEqual(len(findings), 2)
        self.assertIn("exit 65: no such file", findings[0])


class Texts(unittest.TestCase):
    """What the program is given says what the oracle solves."""

    def test_every_form_of_a_number_means_the_number(self):
        for index in range(200):
            trial = Trial(SEED, index)
            self.assertEqual(list(trial.fields()), list(trial.fields()))
            for name, values in trial.fields():
                wanted = trial.problem.fractions[name]
                for text, value in zip(values, wanted) if isinstance(values, list) else [(values, wanted)]:
                    if text != "inf":
                        self.assertEqual(self.meaning(text), value, text)

    def meaning(self, text):
        if text.startswith("1-2^-"):
            return 1 - Fraction(1, 2) ** int(text[5:])
        if "^" in text:
            base, exponent = text.split("^")
            sign = -1 if base.startswith("-") else 1
            return sign * abs(Fraction(base)) ** int(exponent)
        return Fraction(text)

    def test_the_nasty_cases_come_up(self):
        problems = [Trial(SEED, index).problem for index in range(400)]
        for what, found in {
            "zero probability": lambda p: 0 in p.probabilities,
            "2^-100 or less": lambda p: any(0 < q < exact(Fraction(1, 2 ** 100)) for q in p.probabilities),
            "ties": lambda p: p.rewards and len(set(map(str, p.rewards))) < len(p.rewards),
            "hard": lambda p: p.temperature == 0,
            "infinite": lambda p: p.temperature == "inf",
            "weights": lambda p: p.weights is not None,
            "one symbol": lambda p: len(p.probabilities) == 1,
            "wide": lambda p: span(p) > 300,
        }.items():
            self.assertTrue(any(found(p) for p in problems), what)


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    result = unittest.TextTestRunner().run(suite)
    return 0 if result.wasSuccessful() else 1
