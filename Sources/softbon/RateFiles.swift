// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The tables and pictures of `softbon report` about rates, sample sizes, the frontier and worst cases.

import Certification
import Enclosures
import ExactArithmetic
import ProblemInput
import Rates
import SoftBestOfN
import Tables

/// What a report says beside the verdicts.
struct RateFiles {
  private static let digits = 12
  private static let goal = AccuracyGoal(digits: digits)
  /// For how many digits two numbers have in common.
  private static let fineGoal = AccuracyGoal(digits: 30)

  /// The tables by the names of their files.
  let tables: [(name: String, table: Table)]
  /// The pictures by the names of their files.
  let pictures: [(name: String, source: PictureSource)]

  /// Computes them; nil when interrupted.
  init?(
    report: CheckReport, statements: [CheckedStatement], isQuick: Bool, options: EngineOptions
  ) throws {
    var options = options
    options.isInterrupted = { Interruption.isRequested() }
    do {
      let example = try Self.problem(
        [0, Rational(1, 2), 1], [Rational(1, 2), Rational(3, 10), Rational(1, 5)], Rational(1, 2))
      let rare = try Self.problem(
        [0, 1], [Rational(999, 1000), Rational(1, 1000)], Rational(1, 10))
      let constants = try Self.constants(report, options)
      let plans = try Self.plans([("three answers", example), ("rare top", rare)], options)
      let worst = try Self.worstCases(isQuick: isQuick, options)
      let frontier = try Self.frontier(example, options)
      tables =
        [("constants", constants), ("plan", plans)] + worst + [
          ("frontier", frontier.table(isWide: false))
        ]
      pictures = [
        ("kl-against-n", try Self.regimes(rare, statements, options)),
        ("constants", try Self.convergence(example, options)),
        ("frontier", frontier.picture), ("slack", report.slackPicture),
      ]
    } catch EngineError.interrupted {
      return nil
    }
  }

  /// The files of the tables.
  var files: [(name: String, contents: String)] {
    tables.flatMap { name, table in
      var table = table
      if !table.footer.contains(CommandLineText.text) { table.footer += CommandLineText.provenance }
      return [
        (name + ".md", table.markdown), (name + ".tex", table.latex), (name + ".csv", table.csv),
      ]
    }
  }

  private static func problem(
    _ rewards: [Rational], _ probabilities: [Rational], _ temperature: Rational
  ) throws -> Problem {
    try Problem(
      probabilities: probabilities, rewards: rewards,
      weighting: .exponential(.positive(temperature)))
  }

  // MARK: Tables

  /// The limits of every problem of the grid with 0 < λ < ∞, closed and extrapolated.
  private static func constants(_ report: CheckReport, _ options: EngineOptions) throws -> Table {
    var seen: Set<Problem> = []
    let problems = report.check.grid.cases.map(\.problem).filter {
      $0.temperature != .zero && !Levels($0).isTrivial && seen.insert($0).inserted
    }
    var table = Table(
      title: "Limits of n² KL, n TV and n times the gap",
      columns: [
        .init("problem"), .init("λ", name: "lambda"), .init("law"), .init("limit", isNumeric: true),
        .init("extrapolated", isNumeric: true), .init("digits", alignment: .right, name: "digits"),
        .init("exponent", isNumeric: true), .init("from n", alignment: .right, name: "from_n"),
        .init("to n", alignment: .right, name: "to_n"),
        .init("bracket at the last n", name: "bracket", isNumeric: true),
      ])
    for problem in problems {
      let counts = RateReport.geometricCounts(for: problem)
      let rates = try RateReport(
        problem, counts: counts, order: 0, goal: fineGoal, options: options)
      for law in rates.laws {
        if case .undefined = law.closedForm { continue }
        guard let last = law.rows.last else { continue }
        let low = last.scaledLower.decimal(digits: digits)?.lower
        let high = last.scaledUpper.decimal(digits: digits)?.upper
        table.append([
          .text(problem.name ?? ""), .text(problem.temperature?.description ?? ""),
          .text(law.law.rawValue), .number(law.closedForm, digits: digits),
          .number(law.constant, digits: digits), .text(law.agreedDigits.map { "\($0)" } ?? "—"),
          .number(law.exponent, digits: 6), .text(counts.first?.abbreviated ?? ""),
          .text(counts.last?.abbreviated ?? ""), .number(lower: low, upper: high, exact: nil),
        ])
      }
    }
    table.footer =
      [
        "digits: of the closed form, that the polynomial in 1/n through 12 values of n has; every bracket is proved to contain"
          + " n^e times the quantity and the limit (D-RATE-BRACKET)."
      ] + CommandLineText.provenance
    return table
  }

  private static func plans(
    _ problems: [(name: String, problem: Problem)], _ options: EngineOptions
  ) throws -> Table {
    var table = Table(
      title: "The least n for a goal",
      columns: [
        .init("problem"), .init("quantity"), .init("goal"),
        .init("least n", alignment: .right, name: "nstar"),
        .init("n by the bounds", name: "bounds"),
        .init("n by the limit", name: "estimate", isNumeric: true),
      ])
    for (name, problem) in problems {
      for law in RateLaw.allCases {
        for exponent in [1, 3, 6] {
          let epsilon = Rational.power(10, -exponent)
          let plan: LeastCandidates
          do throws(LeastCandidatesError) {
            plan = try LeastCandidates(
              problem, law: law, epsilon: epsilon, goal: goal, options: options)
          } catch {
            if case .engine(let error) = error { throw error }
            continue
          }
          let sizes = plan.bounds.map { bound in
            "\(bound.label): \(bound.n.map(\.abbreviated) ?? "— (\(bound.why))")"
          }
          table.append([
            .text(name), .text(law.rawValue), .text("10^-\(exponent)"), .text(plan.n.abbreviated),
            .text(sizes.joined(separator: "; ")), .number(plan.estimate, digits: 4),
          ])
        }
      }
    }
    table.footer =
      ["certified: the goal is reached at the least n and not at n - 1 (D-MONOTONE-IN-N)."]
      + CommandLineText.provenance
    return table
  }

  private static func worstCases(
    isQuick: Bool, _ options: EngineOptions
  ) throws -> [(name: String, table: Table)] {
    var suprema = WorstCaseReport()
    for temperature in isQuick
      ? [Rational(1, 5)] : [1, Rational(1, 2), Rational(1, 5), Rational(1, 10)]
    {
      for n in isQuick ? [1, 4] : [1, 2, 4, 16] {
        suprema.rows.append(
          .init(
            n: n, temperature: temperature, claim: .c2, isEverywhere: false,
            supremum: try WorstCase.supremum(
              n: n, temperature: temperature, tolerance: Rational(1, 200), options: options)))
      }
    }
    var boxes = WorstCaseReport()
    for claim in WorstCase.Claim.allCases {
      for n in isQuick ? 2...4 : 1...16 {
        boxes.rows.append(
          try .everywhere(
            claim, n: n, from: Rational(1, 4), tolerance: Rational(1, 20), options: options))
      }
    }
    var first = suprema.tableOfSuprema
    var second = boxes.tableOfBoxes
    first.footer += CommandLineText.provenance
    second.footer += CommandLineText.provenance
    return [("worst-case", first), ("boxes", second)]
  }

  private static func frontier(
    _ problem: Problem, _ options: EngineOptions
  ) throws -> FrontierReport {
    var report = FrontierReport(problem: problem, goal: AccuracyGoal(digits: 8))
    let problems = try FrontierCommand.defaultTemperatures(range: .one).map {
      try problem.at(.positive($0))
    }
    do throws(FrontierError) {
      try report.compute(problems, [2, 4, 16, 64], options, onPoint: {})
    } catch {
      if case .engine(let error) = error { throw error }
    }
    return report
  }

  // MARK: Pictures

  /// KL and its bounds against n where the top reward is rare.
  private static func regimes(
    _ problem: Problem, _ statements: [CheckedStatement], _ options: EngineOptions
  ) throws -> PictureSource {
    let goal = AccuracyGoal(digits: 8)
    let labels = ["C2", "C3b", "C5", "C8a", "C8b"]
    let chosen = labels.compactMap { label in statements.first { $0.label == label } }
    var table = Table(
      columns: [.init("n"), .init("kl", isNumeric: true)]
        + chosen.map { .init($0.label, isNumeric: true) } + [
          .init("limit_over_n2", isNumeric: true)
        ])
    let counts = (0...34).map { (Integer.power(2, UInt($0 / 2)) * ($0.isMultiple(of: 2) ? 1 : 3)) }
    let limit = try RateReport(
      problem, counts: [1], order: 0, goal: goal, options: options
    ).laws[0].closedForm
    for n in counts.sorted() {
      let comparison = try LawComparison(
        problem, n: n, statements: chosen, goal: goal, options: options)
      let kl = comparison.quantities.first { $0.name == .klTiltedSoft }?.value
      let bounds = zip(chosen, comparison.outcomes).map { statement, outcome -> Cell in
        if case .inapplicable = outcome.verdict { return .empty(why: "") }
        return .number(
          outcome.right, digits: goal.digits)
      }
      table.append(
        [.text("\(n)"), .number(kl ?? .undefined(why: ""), digits: goal.digits)] + bounds
          + [.number(limit.times(.power(Rational(n), -2)), digits: goal.digits)])
    }
    // Three columns for each number: lower, upper, exact.
    func column(_ label: String) -> Int {
      guard let index = chosen.firstIndex(where: { $0.label == label }) else { return 2 }
      return 5 + 3 * index
    }
    let data = "@DATA@ every ::1 using 1:"
    return PictureSource(
      data: table,
      panels: [
        .init(
          settings: [
            "set logscale xy", "set xrange [0.8:262144]", "set yrange [1e-8:1e5]",
            "set format x \"10^{%L}\"", "set format y \"10^{%L}\"",
            "set xlabel \"number of candidates n\"", "set ylabel \"nats\"",
            "set key outside right center Left reverse spacing 1.3 samplen 3",
            "set title \"P(top) = 1/1000, r = (0, 1), λ = 1/10\"",
            "set arrow 1 from 1000,1e-8 to 1000,1e5 nohead dt 3 lc rgb \"gray40\"",
            "set label 1 \"n = 1/P(top)\" at 1200,2e4 textcolor rgb \"gray30\"",
            "set label 2 \"C2 is sharp\" at 3,0.3 textcolor rgb \"gray30\"",
            "set label 3 \"KL falls as 1/n^2\" at 2500,2e-6 textcolor rgb \"gray30\"",
          ],
          plots: [
            data + "\(column("C3b")) with lines lc rgb \"black\" lw 1 dt 4 title \"C3b\"",
            data
              + "\(column("C2")) with lines lc rgb \"black\" lw 2 dt 2 title \"C2: log(1 + CV²/n)\"",
            data
              + "\(column("C8b")) with points lc rgb \"gray40\" pt 10 ps 0.5 title \"C8b, from above\"",
            data + "2 with lines lc rgb \"black\" lw 3 title \"KL(P*‖P_n)\"",
            data
              + "\(column("C8a")) with points lc rgb \"gray40\" pt 9 ps 0.4 title \"C8a, from below\"",
            data + "\(5 + 3 * chosen.count) with lines lc rgb \"gray40\" lw 1 dt 3"
              + " title \"½ Var_{P*}(w/μ)/n^2\"",
          ])
      ], size: (width: 9, height: 4.5))
  }

  /// n² KL, n TV and n g over their limits, with the brackets as bars.
  private static func convergence(
    _ problem: Problem, _ options: EngineOptions
  ) throws -> PictureSource {
    let goal = AccuracyGoal(digits: 8)
    let counts = (0...14).map { Integer.powerOfTwo($0) }
    let rates = try RateReport(problem, counts: counts, order: 0, goal: goal, options: options)
    let names = ["law", "n", "scaled", "bracket_lower", "bracket_upper", "limit"]
    var table = Table(
      columns: names.prefix(2).map { .init($0) }
        + names.dropFirst(2).map { .init($0, isNumeric: true) })
    for law in rates.laws {
      for row in law.rows {
        table.append(
          [.text(law.law.rawValue), .text("\(row.n)")]
            + [row.scaled, row.scaledLower, row.scaledUpper, law.closedForm].map {
              .number($0, digits: goal.digits)
            })
      }
    }
    func points(_ law: RateLaw, _ shift: String, _ style: String, _ title: String) -> String {
      "@DATA@ every ::1 using (strcol(1) eq \"\(law.rawValue)\" ? $2*\(shift) : NaN):($3/$12):($6/$12):($10/$12)"
        + " with yerrorbars lc rgb \"black\" \(style) title \"\(title)\""
    }
    return PictureSource(
      data: table,
      panels: [
        .init(
          settings: [
            "set logscale x 2", "set xrange [0.8:22000]", "set format x \"2^{%L}\"",
            "set xlabel \"number of candidates n\"", "set ylabel \"over the limit\"",
            "set title \"P = (1/2, 3/10, 1/5), r = (0, 1/2, 1), λ = 1/2\"",
            "set key top right Left reverse spacing 1.3", "set bars 0.6",
          ],
          plots: [
            "1 with lines lc rgb \"gray60\" notitle",
            points(.kl, "1", "pt 7 ps 0.7", "n² KL(P*‖P_n) and its bracket"),
            points(.tv, "1.12", "pt 4 ps 0.7", "n TV(P*, P_n)"),
            points(.gap, "1.25", "pt 8 ps 0.8", "n times the reward gap"),
          ])
      ])
  }
}

extension CheckReport {
  /// The least relative slack of every statement over the n of each problem and temperature, as a map.
  var slackPicture: PictureSource {
    let cases = check.grid.cases
    var problems: [Problem] = []
    var columnOfProblem: [Problem: Int] = [:]
    for problem in cases.map(\.problem) where columnOfProblem[problem] == nil {
      columnOfProblem[problem] = problems.count
      problems.append(problem)
    }
    let grouped = Dictionary(grouping: rows, by: \.label)
    // Statements without a slack and without an equality would be empty lines.
    let labels = check.statements.map(\.label).filter { label in
      let summary = StatementSummary(of: grouped[label] ?? [])
      return summary.tightest != nil || summary.counts.equal > 0
    }
    var table = Table(
      columns: [
        .init("row"), .init("column"), .init("label"), .init("problem"), .init("lambda"),
        .init("least_relative_slack", isNumeric: true), .init("proved"), .init("equal"),
      ])
    for (index, label) in labels.enumerated() {
      let byProblem = Dictionary(grouping: grouped[label] ?? []) { cases[$0.case].problem }
      for (column, problem) in problems.enumerated() {
        let summary = StatementSummary(of: byProblem[problem] ?? [])
        table.append([
          .text("\(index)"), .text("\(column)"), .text(label), .text(problem.name ?? ""),
          .text(problem.temperature?.description ?? ""),
          .number(summary.tightest?.relativeSlack.rounded(toDigits: 3), why: ""),
          .text("\(summary.counts.proved)"), .text("\(summary.counts.equal)"),
        ])
      }
    }
    var ticks: [String] = []
    var lines: [String] = []
    var last: String?
    for (column, problem) in problems.enumerated() where problem.name != last {
      last = problem.name
      ticks.append("\"\(Self.quoted(problem.name ?? ""))\" \(column)")
      lines.append(
        "set arrow from \(column).0-0.5,-0.5 to \(column).0-0.5,\(labels.count).0-0.5 nohead front lw 0.5 lc rgb \"gray40\""
      )
    }
    let names = labels.enumerated().map { "\"\($1)\" \($0)" }.joined(separator: ",")
    // Column 6 is the lower end of the slack; where it is missing the cell stays white.
    let shade = "(strlen(strcol(6)) == 0 ? NaN : column(6) < 1e-6 ? -6 : log10(column(6)))"
    return PictureSource(
      data: table,
      panels: [
        .init(
          settings: [
            "set xrange [-0.5:\(problems.count).0-0.5]", "set yrange [\(labels.count).0-0.5:-0.5]",
            "set xtics out rotate by 45 right nomirror (\(ticks.joined(separator: ","))) font \",11\"",
            "set ytics out nomirror (\(names)) font \",10\"",
            "set palette defined (-6 \"#000000\", -3 \"#666666\", -1 \"#bbbbbb\", 0 \"#f0f0f0\")",
            "set cbrange [-6:0]",
            "set cbtics (\"≤ 10^{-6}\" -6, \"10^{-4}\" -4, \"10^{-2}\" -2, \"1\" 0)",
            "set cblabel \"least relative slack over n (dot: equalities only)\"",
            "unset key",
            "set title \"for each claim and problem, λ from low to high; white: no case with two positive sides\"",
          ] + lines,
          plots: [
            "@DATA@ every ::1 using 2:1:\(shade) with image pixels",
            "@DATA@ every ::1 using (strlen(strcol(6)) == 0 && column(10) > 0 ? column(2) : NaN):1"
              + " with points pt 7 ps 0.2 lc rgb \"black\"",
          ])
      ], size: (width: 11, height: 9))
  }

  static func quoted(_ text: String) -> String {
    text.filter { $0 != "\"" && $0 != "\\" && !$0.isNewline && $0 != "@" }
      .replacing("_", with: " ").replacing("^", with: "\\^")
  }
}
