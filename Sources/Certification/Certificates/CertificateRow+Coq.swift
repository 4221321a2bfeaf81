// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// A row as a Coq module: the problem, the list of claimed ends that the kernel checks in one computation, one theorem
// for each number and one for each bound. The vocabulary is that of proofs-check/coq/theories
// (Definitions, Evaluator, RowCheck).

internal import Enclosures
internal import ExactArithmetic
internal import SoftBestOfN

/// A number of the row in the words of the formal development.
private struct CoqNumber {
  /// The name of its theorem.
  let name: String
  /// The constructor of `quantity`.
  let quantity: String
  /// What is enclosed, written out.
  let statement: String
  let ends: DecimalEnds
}

/// Two decimals m/10^s around a number, the value strictly between them.
private struct DecimalEnds {
  let lower: Integer
  let upper: Integer
  let scale: Int

  // About `digits` significant digits; nil for what is infinite or undefined.
  init?(_ number: CertifiedNumber, digits: Int) {
    guard let interval = number.interval(at: Precision(digits: digits, guardBits: 16)),
      let low = interval.lower, let high = interval.upper
    else { return nil }
    // HEURISTIC: affects effort only. About the decimal exponent of the number.
    let large = low.magnitude < high.magnitude ? high.magnitude : low.magnitude
    let exponent =
      large.isZero
      ? 0 : (large.numerator.bitWidth - large.denominator.bitWidth) * 30_103 / 100_000
    scale = max(1, digits + 1 - exponent)
    let power = Rational(Integer.power(10, UInt(scale)))
    // An enclosure computed in Coq has to fit between the ends. Where the value is nearly one of them, or is, that end
    // moves by a unit.
    let margin = Rational(1, 100)
    let (below, above) = ((low * power).floor, (high * power).ceiling)
    lower = low * power - Rational(below) < margin ? below - 1 : below  // ↓
    upper = Rational(above) - high * power < margin ? above + 1 : above  // ↑
  }

  /// The decimal, written out in full: Coq reads a point, and takes it as this very fraction.
  func text(_ value: Integer) -> String {
    var digits = value.magnitude.description
    if digits.count <= scale {
      digits = String(repeating: "0", count: scale + 1 - digits.count) + digits
    }
    digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
    return value.signum < 0 ? "(-\(digits))" : digits
  }

  /// Whether every point between these ends is at most every point between the others.
  func isBelow(_ other: DecimalEnds) -> Bool {
    Rational(upper, .power(10, UInt(scale))) <= Rational(other.lower, .power(10, UInt(other.scale)))
  }

  var pair: String {
    let power = Integer.power(10, UInt(scale))
    return "(\(coq(lower)) # \(power), \(coq(upper)) # \(power))"
  }
}

private func coq(_ value: Integer) -> String { value.signum < 0 ? "(\(value))" : "\(value)" }

private func coq(_ value: Rational) -> String { "\(coq(value.numerator)) # \(value.denominator)" }

private func coq(_ values: [Rational]) -> String {
  "[" + values.map { coq($0) }.joined(separator: "; ") + "]"
}

extension CertificateRow {
  /// A Coq file with the rows, which are of one problem.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - omitted: what is said about rows that are left out, a line each.
  ///   - version: of the program.
  /// - Returns: the text of the file.
  public static func coqFile(
    _ rows: [CertificateRow], omitted: [String], version: String
  ) -> String {
    var text = """
      (* A certificate written by softbon \(version).
         Check it with: coqc -Q proofs-check/coq/theories SoftBestOfN FILE *)

      """
    for line in omitted { text += "(* not certified: \(commentText(line)) *)\n" }
    text += """

      From Coq Require Import Reals List ZArith QArith Qreals.
      From SoftBestOfN Require Import Definitions Evaluator RowCheck.
      Import ListNotations.
      Open Scope Q_scope.
      Open Scope R_scope.

      """
    for row in rows { text += "\n" + row.coqModule }
    let names = rows.map { "Row_\($0.n).certified" }
    text += """

      (** The axioms of all of the above at once. *)
      Definition certified := (\(names.joined(separator: ", "))).
      Print Assumptions certified.

      """
    return text
  }

  /// Text that cannot end a comment or open a string in one.
  private static func commentText(_ text: String) -> String {
    String(text.map { "*\"()".contains($0) || $0.isNewline ? " " : $0 })
  }

  private var laws: (soft: String, tilted: String) {
    let k = problem.probabilities.count
    return ("(soft \(k) P w \(n))", "(tilted \(k) P w)")
  }

  /// The numbers: the laws, the quantities, and the sides of bounds that are not among them.
  private var coqNumbers: [CoqNumber] {
    let k = problem.probabilities.count
    let (soft, tilted) = laws
    var numbers: [CoqNumber] = []
    func add(
      _ name: String, _ quantity: String, _ statement: String, _ value: CertifiedNumber?
    ) {
      if let value, let ends = DecimalEnds(value, digits: digits) {
        numbers.append(
          CoqNumber(name: name, quantity: quantity, statement: statement, ends: ends))
      }
    }
    for i in 0..<k { add("soft_\(i + 1)", "Soft \(i)", "soft \(k) P w \(n) \(i)", self.soft[i]) }
    for i in 0..<k {
      add("tilted_\(i + 1)", "Tilted \(i)", "tilted \(k) P w \(i)", self.tilted[i])
    }
    for (name, value) in quantities {
      let (quantity, statement) =
        switch name {
        case .klTiltedSoft: ("KL_tilted_soft", "KL \(k) \(tilted) \(soft)")
        case .klSoftTilted: ("KL_soft_tilted", "KL \(k) \(soft) \(tilted)")
        case .klSoftReference: ("KL_soft_reference", "KL \(k) \(soft) P")
        case .totalVariation: ("Total_variation", "TV \(k) \(tilted) \(soft)")
        case .rewardSoft: ("Reward_soft", "mean \(k) \(soft) r")
        case .rewardTilted: ("Reward_tilted", "mean \(k) \(tilted) r")
        default: ("CV_squared", "CV2 \(k) P w")
        }
      add(name.rawValue, quantity, statement, value)
    }
    for bound in bounds {
      let right = coqRight(bound.label)
      if bound.label == "E1a" {
        add("E1_lhs", "E1_gap", coqLeft(bound.label).statement, bound.left)
      }
      add("\(bound.label)_rhs", right.quantity, right.statement, bound.right)
    }
    return numbers
  }

  /// The left side of a bound: the name of its enclosure, and the side written out.
  private func coqLeft(_ label: String) -> (name: String, statement: String) {
    let k = problem.probabilities.count
    let (soft, tilted) = laws
    return switch label {
    case "C3a": ("cv2", "CV2 \(k) P w")
    case "C3c": ("C3b_rhs", coqRight("C3b").statement)
    case "E1a", "E1b":
      ("E1_lhs", "(mean \(k) \(tilted) r - mean \(k) \(soft) r) / mean \(k) \(tilted) r")
    case "F1": ("kl_soft_reference", "KL \(k) \(soft) P")
    default: ("kl_tilted_soft", "KL \(k) \(tilted) \(soft)")
    }
  }

  private func coqRight(_ label: String) -> (quantity: String, statement: String) {
    let k = problem.probabilities.count
    let (a, b) = (lightest, heaviest)
    let halfRange = "half_range (w \(a)) (w \(b))"
    let kappa = "kappa_of \(k) P w r"
    return switch label {
    case "C3a": ("C3a_bound \(a) \(b)", halfRange)
    case "C3b": ("C3b_bound \(a) \(b)", "ln (1 + \(halfRange) / INR \(n))")
    case "C3c": ("C3c_bound \(a) \(b)", "\(halfRange) / INR \(n)")
    case "E1a": ("E1a_bound", "\(kappa) / (INR \(n) + \(kappa))")
    case "E1b": ("E1b_bound \(a) \(b)", "(w \(b) / w \(a) - 1) / INR \(n)")
    case "F1":
      ("F1_bound \(a) \(b)", "ln (INR \(n) / (1 + (INR \(n) - 1) * (w \(a) / w \(b))))")
    default: ("C2_bound", "ln (1 + CV2 \(k) P w / INR \(n))")
    }
  }

  /// The proof of a bound: from the numbers where they are apart, else from the general theorem.
  private func coqProof(_ bound: Bound, _ numbers: [CoqNumber]) -> String {
    let sides = [coqLeft(bound.label).name, "\(bound.label)_rhs"].compactMap { name in
      numbers.first { $0.name == name }?.ends
    }
    if sides.count == 2, sides[0].isBelow(sides[1]) {
      return "separated _ _ _ _ _ _ \(coqLeft(bound.label).name) \(bound.label)_rhs eq_refl"
    }
    let place = "\(lightest) \(heaviest) eq_refl"
    return switch bound.label {
    case "C2": "C2_holds row valid_row"
    case "E1a", "E1b": "\(bound.label)_holds row valid_row \(place) eq_refl"
    default: "\(bound.label)_holds row valid_row \(place)"
    }
  }

  /// Enough bits for the narrowest enclosure. A small probability costs none, but what is small because large terms
  /// cancel does. HEURISTIC: affects effort only.
  private var coqPrecision: Int {
    let numbers = quantities.map(\.value) + bounds.flatMap { [$0.left, $0.right] }
    let precision = Precision(digits: digits)
    let small = numbers.compactMap { $0.interval(at: precision)?.leadingZeroBits }.max() ?? 0
    return precision.bits + small + (problem.probabilities.count + 1) * n.bitWidth + 40
  }

  private var coqModule: String {
    let numbers = coqNumbers
    let k = problem.probabilities.count
    let probabilities = coq(problem.probabilities)
    let rewards = coq(problem.rewards ?? [])
    let (weighting, weights) =
      switch problem.weighting {
      case .rational(let values): ("Rational \(coq(values))", "values \(coq(values))")
      case .exponential(.positive(let lambda)):
        (
          "Exponential \(rewards) (\(coq(lambda)))",
          "weight (values \(rewards)) (Q2R (\(coq(lambda))))"
        )
      case .exponential: ("", "")
      }
    var lines = [
      "Module Row_\(n).",
      "Definition P := values \(probabilities).",
      "Definition w := \(weights).",
      "Definition r := values \(rewards).",
      "Definition row := {| letters := \(k); law := \(probabilities);",
      "  weighing := \(weighting); rewards := \(rewards); draws := \(n) |}.",
      "",
      "Definition claims : list claim := [",
      numbers.map { "  (\($0.quantity), \($0.ends.pair))" }.joined(separator: ";\n") + "].",
      "Lemma checked : check \(coqPrecision) row claims = true.",
      "Proof. by_kernel. Qed.",
      "Lemma valid_row : valid row = true.",
      "Proof. by_kernel. Qed.",
      "",
      "Theorem positive_law : forall i, (i < \(k))%nat -> 0 < P i.",
      "Proof. exact (law_positive row valid_row). Qed.",
      "Theorem total_law : fsum \(k) P = 1.",
      "Proof. exact (law_total row valid_row). Qed.",
      "Theorem extreme_weights : forall i, (i < \(k))%nat -> w \(lightest) <= w i <= w \(heaviest).",
      "Proof. exact (proj2 (extremes_ok row valid_row \(lightest) \(heaviest) eq_refl)). Qed.",
    ]
    for (index, number) in numbers.enumerated() {
      let ends = number.ends
      lines += [
        "Theorem \(number.name) : \(ends.text(ends.lower)) <= \(number.statement) <= \(ends.text(ends.upper)).",
        "Proof. exact (enclosed _ _ _ \(index) _ _ _ checked eq_refl). Qed.",
      ]
    }
    let stated = bounds.filter { $0.verdict != .refuted }
    for bound in stated {
      let equal = bound.verdict == .equal ? " (* both sides are equal *)" : ""
      lines += [
        "Theorem \(bound.label) : \(coqLeft(bound.label).statement) <= \(coqRight(bound.label).statement).\(equal)",
        "Proof. exact (\(coqProof(bound, numbers))). Qed.",
      ]
    }
    let names =
      ["positive_law", "total_law", "extreme_weights"] + numbers.map(\.name) + stated.map(\.label)
    lines += [
      "Definition certified := (\(names.joined(separator: ", "))).", "End Row_\(n).", "",
    ]
    return lines.joined(separator: "\n")
  }
}
