// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The values of flags: lists of exact numbers between commas, and single integers.

public import ExactArithmetic
internal import SoftBestOfN

/// One item of a list in a flag, with what a message calls it.
struct FlagItem {
  let text: String
  let place: String

  /// The items between the commas of `value`, blanks around each removed.
  static func items(of value: String, flag: String) throws(ProblemInputError) -> [FlagItem] {
    let parts = value.split(separator: ",", omittingEmptySubsequences: false)
    var items: [FlagItem] = []
    items.reserveCapacity(parts.count)
    for (index, part) in parts.enumerated() {
      let text = String(part.trimmingBlanks)
      if text.isEmpty {
        throw .usage(
          parts.count == 1
            ? "\(flag) is empty; give numbers between commas, as in \(flag) 1/2,1/2"
            : "\(flag): item \(index + 1) of \(parts.count) is empty; give a number between every two commas"
        )
      }
      let place = parts.count == 1 ? flag : "\(flag): item \(index + 1) of \(parts.count)"
      items.append(FlagItem(text: text, place: place))
    }
    return items
  }

  func number() throws(ProblemInputError) -> Rational {
    do {
      return try Rational(parsing: text)
    } catch {
      throw error.inputError(at: place, otherwise: .usage)
    }
  }

  /// The temperatures of a list.
  static func temperatures(
    of value: String, flag: String
  ) throws(ProblemInputError) -> [Temperature] {
    var result: [Temperature] = []
    for item in try items(of: value, flag: flag) {
      result.append(
        try Temperature(item.text) { () throws(ProblemInputError) in try item.number() })
    }
    return result
  }
}

extension Temperature {
  /// A temperature from its text; `number` reads what is not `inf`.
  init<Failure: Error>(_ text: String, number: () throws(Failure) -> Rational) throws(Failure) {
    if text == "inf" {
      self = .infinite
    } else {
      let value = try number()
      self = value.isZero ? .zero : .positive(value)
    }
  }
}

extension StringProtocol {
  /// The text without blanks at either end.
  var trimmingBlanks: SubSequence {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }
}

/// The value of a flag that takes one integer, written in the grammar of exact numbers (`10^9`).
///
/// - Parameters:
///   - text: the value.
///   - flag: its name, for messages.
///   - range: what is allowed.
/// - Returns: the integer, in the range.
/// - Throws: ``ProblemInputError`` of kind `usage`.
public func integerFlag(
  _ text: String, flag: String, in range: ClosedRange<Int>
) throws(ProblemInputError) -> Int {
  let value = try FlagItem(text: String(text.trimmingBlanks), place: flag).number()
  guard value.isInteger, let result = Int(exactly: value.numerator), range.contains(result) else {
    let expected =
      range.upperBound == .max && value <= Rational(Int.max)
      ? "an integer from \(range.lowerBound) on"
      : "an integer from \(range.lowerBound) to \(range.upperBound)"
    throw .usage("\(flag): \(value.abbreviated) is not \(expected)")
  }
  return result
}

/// The value of a flag that takes exact numbers between commas.
///
/// - Parameters:
///   - text: the value.
///   - flag: its name, for messages.
/// - Returns: the numbers in the order given, none twice.
/// - Throws: ``ProblemInputError`` of kind `usage`.
public func numbersFlag(_ text: String, flag: String) throws(ProblemInputError) -> [Rational] {
  var result: [Rational] = []
  for item in try FlagItem.items(of: text, flag: flag) {
    let value = try item.number()
    if !result.contains(value) { result.append(value) }
  }
  return result
}

/// The values of a flag that takes positive exact numbers between commas.
///
/// - Parameters:
///   - text: the value.
///   - flag: its name, for messages.
/// - Returns: at least one number, each greater than 0.
/// - Throws: ``ProblemInputError`` of kind `usage`.
public func positiveNumbersFlag(
  _ text: String, flag: String
) throws(ProblemInputError) -> [Rational] {
  var result: [Rational] = []
  for item in try FlagItem.items(of: text, flag: flag) {
    let value = try item.number()
    guard value.signum > 0 else {
      throw .usage("\(item.place): \(value.abbreviated) is not a number greater than 0")
    }
    result.append(value)
  }
  return result
}
