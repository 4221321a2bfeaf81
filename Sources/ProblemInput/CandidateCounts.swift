// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The numbers of candidates n that a command is asked for: `1,2,5..20,10^12`, and `2^0..2^20` for the powers of 2.
//
// They are kept as ranges and made one by one, so that a million of them costs nothing before it is worked on.

public import ExactArithmetic
internal import SoftBestOfN

/// Distinct positive integers in ascending order, as `-n` names them.
public struct CandidateCounts: Sequence, Sendable {
  /// The most values that a list may name.
  public static let limit = 1_000_000
  /// The most bits that the numbers which are written out, and the powers between them, may have together.
  static let bitLimit = 500_000_000

  /// Disjoint ranges in ascending order.
  private let ranges: [ClosedRange<Integer>]
  /// How many values there are: at least one, at most ``limit``.
  public let count: Int

  /// The largest value.
  public var largest: Integer { ranges[ranges.count - 1].upperBound }

  /// The values that a list of numbers and ranges names; duplicates merge.
  ///
  /// `a..b` is every integer from a to b, but when both ends are written as powers of one base it is the powers of that
  /// base: `2^0..2^20` is 1, 2, 4, …, 2^20.
  ///
  /// - Parameters:
  ///   - text: such as `1,2,5..20,10^12`; every number in the grammar of exact numbers.
  ///   - flag: the name of the flag, for messages.
  ///   - name: what a value is, for messages.
  /// - Throws: ``ProblemInputError`` of kind `usage`: a number that is malformed or no integer from 1 on, a descending
  ///   range, or more than ``limit`` values.
  public init(
    parsing text: String, flag: String = "-n", naming name: String = "a number of candidates"
  ) throws(ProblemInputError) {
    var reader = CandidateReader(flag: flag, name: name)
    for item in try FlagItem.items(of: text, flag: flag) { try reader.read(item) }
    var merged: [ClosedRange<Integer>] = []
    for range in reader.ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] =
          last.lowerBound...Swift.max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    let total = merged.reduce(Integer.zero) { $0 + ($1.upperBound - $1.lowerBound + 1) }
    guard let count = Int(exactly: total), count <= Self.limit else {
      throw reader.tooMany(total)
    }
    ranges = merged
    self.count = count
  }

  /// The values, ascending.
  public func makeIterator() -> some IteratorProtocol<Integer> {
    var rest = ranges[...]
    var next = ranges.first?.lowerBound
    return AnyIterator {
      guard let value = next, let range = rest.first else { return nil }
      if value < range.upperBound {
        next = value + 1
      } else {
        rest.removeFirst()
        next = rest.first?.lowerBound
      }
      return value
    }
  }
}

/// Collects the ranges that the items of a list name, within the limits on size.
private struct CandidateReader {
  let flag: String
  let name: String
  private(set) var ranges: [ClosedRange<Integer>] = []
  private var bits = 0

  init(flag: String, name: String) {
    self.flag = flag
    self.name = name
  }

  mutating func read(_ item: FlagItem) throws(ProblemInputError) {
    guard let dots = item.text.firstRange(of: "..") else {
      let value = try candidate(item.text, item)
      return try append(value...value, item)
    }
    let (first, last) = (item.text[..<dots.lowerBound], item.text[dots.upperBound...])
    guard !first.isEmpty, !last.isEmpty else {
      throw .usage("\(item.place): '\(item.text)' is a range with one end; write it as 5..20")
    }
    let (lower, upper) = (try candidate(first, item), try candidate(last, item))
    if lower > upper {
      throw .usage(
        "\(item.place): the range '\(item.text)' descends; write the smaller end first")
    }
    if let (base, exponents) = powers(first, last) {
      // All are below 2^(bits of the largest), so this bounds their size before any is made.
      let (size, overflow) = exponents.count.multipliedReportingOverflow(by: upper.bitWidth)
      if overflow || size > CandidateCounts.bitLimit { throw tooLong(item) }
      var power = lower
      for exponent in exponents {
        try append(power...power, item)
        if exponent < exponents.upperBound { power *= base }
      }
    } else {
      try append(lower...upper, item)
    }
  }

  private mutating func append(
    _ range: ClosedRange<Integer>, _ item: FlagItem
  ) throws(ProblemInputError) {
    bits += range.lowerBound.bitWidth + range.upperBound.bitWidth
    if bits > 2 * CandidateCounts.bitLimit { throw tooLong(item) }
    ranges.append(range)
  }

  private func candidate(
    _ text: some StringProtocol, _ item: FlagItem
  ) throws(ProblemInputError) -> Integer {
    let value = try FlagItem(text: String(text), place: item.place).number()
    guard value.isInteger, value.signum > 0 else {
      throw .usage(
        "\(item.place): \(value.abbreviated) is not \(name); give an integer from 1 on"
      )
    }
    return value.numerator
  }

  /// The base and the exponents when both ends are written as powers of the same base, at least 2.
  private func powers(
    _ first: Substring, _ last: Substring
  ) -> (base: Integer, exponents: ClosedRange<Int>)? {
    func parts(_ text: Substring) -> (base: Integer, exponent: Int)? {
      let pieces = text.split(separator: "^", omittingEmptySubsequences: false)
      guard pieces.count == 2, let base = Integer(digits: pieces[0]), base > 1,
        Integer(digits: pieces[1]) != nil, let exponent = Int(pieces[1])
      else { return nil }
      return (base, exponent)
    }
    guard let a = parts(first), let b = parts(last), a.base == b.base, a.exponent <= b.exponent
    else { return nil }
    return (a.base, a.exponent...b.exponent)
  }

  func tooMany(_ count: Integer) -> ProblemInputError {
    .usage(
      "\(flag) names \(count.abbreviated) values, more than the \(CandidateCounts.limit) that are allowed"
    )
  }

  private func tooLong(_ item: FlagItem) -> ProblemInputError {
    .usage(
      "\(item.place): the values have more than \(CandidateCounts.bitLimit) bits together, the most that is allowed"
    )
  }
}
