// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

// The text that is given to the YAML parser, which differs from the file in a few characters only
// and in no line or column.
//
// Why not the file itself: the parser (Yams, on libyaml) hands out finished trees, in which aliases
// are already expanded and tags already applied. A few hundred bytes of nested aliases would cost
// hours, and nothing could be said about where they stood. Scanning for them beforehand would be a
// second YAML parser, since `*` may as well stand inside a text. So every character that *could*
// begin an anchor, an alias, a tag or an explicit key is replaced by a noncharacter of Unicode
// (U+FDD0…U+FDEF, which no file may contain). Nothing but plain text can begin with those, so in the
// finished tree an unquoted text that begins with one is what had to be refused, and anywhere else
// it turns back into the character that it stands for.
//
// The same trick carries what JSON and YAML 1.2 have and libyaml has not: escaped surrogate pairs,
// and NEL, LS and PS as ordinary characters.

/// A character of the file for which a noncharacter stands while the parser works.
enum StandIn: UInt8, CaseIterable {
  // The raw values are the last byte of U+FDD0, U+FDD1, … in UTF-8, after EF B7.
  case anchor = 0x90
  case alias, tag, explicitKey
  case nextLine, lineSeparator, paragraphSeparator
  /// Keeps the columns of a line where a replacement is shorter; stands for nothing.
  case filler
  /// The first character of a key, to tell it from its duplicates.
  case marked

  /// What to put back; `marked` is the first character of the key that is being sought.
  func text(marked: String) -> String {
    switch self {
    case .anchor: "&"
    case .alias: "*"
    case .tag: "!"
    case .explicitKey: "?"
    case .nextLine: "\u{85}"
    case .lineSeparator: "\u{2028}"
    case .paragraphSeparator: "\u{2029}"
    case .filler: ""
    case .marked: marked
    }
  }

  var utf8: [UInt8] { [0xEF, 0xB7, rawValue] }

  /// Why a document with this mark is refused, when it begins an unquoted text; nil when it may.
  var refusal: String? {
    switch self {
    case .anchor:
      "'&' begins an anchor, which is not accepted: write the value out where it is needed, or quote a text that begins with '&'"
    case .alias:
      "'*' begins an alias, which is not accepted (what is read must stand in the file): write the value out, or quote a text that begins with '*'"
    case .tag:
      "'!' begins a tag, which is not accepted (every scalar is read as the text it is): remove it, or quote a text that begins with '!'"
    case .explicitKey:
      "'? ' begins an explicit key, which is not accepted: write key: value"
    default: nil
    }
  }
}

/// The text for the parser, and what is known of its size.
struct ParserText: Sendable {
  /// UTF-8 with the stand-ins in place.
  var bytes: [UInt8]
  /// The first character of a key replaced by `StandIn.marked`, when one was.
  var marked = ""

  /// The most entries that a document may have: every list element counts one, and every key four,
  /// which is their share in time and memory (about 1 µs and 100 bytes each).
  static let maximumEntries = 200_000

  /// Prepares a text.
  ///
  /// - Throws: ``DocumentError`` when the text has a noncharacter, or more entries than the limit
  ///   (counted by its commas, colons, dashes and brackets, of which each entry needs one).
  init(_ source: SourceText) throws(DocumentError) {
    var text = source.bytes
    let isJSON =
      text.first { !isBlank($0) && !isBreak($0) }.map { $0 == 0x7B || $0 == 0x5B } == true
    if isJSON { blankTabs(around: &text) }
    bytes = []
    bytes.reserveCapacity(text.count + 1024)
    let result = text.withUnsafeBufferPointer { text in substitute(in: text, isJSON: isJSON) }
    switch result {
    case .done: break
    case .tooMany(let offset):
      throw DocumentError(
        source.location(ofByte: offset),
        "more than \(Self.maximumEntries) list elements (or a quarter as many keys), the most that is read; long lists fit in a CSV file"
      )
    case .noncharacter(let offset):
      throw DocumentError(
        source.location(ofByte: offset),
        "a noncharacter (U+FDD0 to U+FDEF) cannot stand in a text file; remove it")
    }
  }

  private enum Outcome {
    case done, tooMany(Int), noncharacter(Int)
  }

  private mutating func substitute(
    in text: UnsafeBufferPointer<UInt8>, isJSON: Bool
  ) -> Outcome {
    var entries = 0
    var mayBegin = true  // whether a node could begin here, for all that the line shows
    var copied = 0  // how much of the text is done
    var i = 0
    while i < text.count {
      let byte = text[i]
      let next = i + 1 < text.count ? text[i + 1] : 0x0A
      var standIn: StandIn?
      var length = 1
      switch byte {
      case UInt8(ascii: "&") where mayBegin: standIn = .anchor
      case UInt8(ascii: "*") where mayBegin: standIn = .alias
      case UInt8(ascii: "!") where mayBegin: standIn = .tag
      case UInt8(ascii: "?") where mayBegin: standIn = .explicitKey
      case UInt8(ascii: ":"): entries += 4
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"): entries += 1
      case UInt8(ascii: "-") where isBlank(next) || isBreak(next): entries += 1
      case 0xC2 where next == 0x85: (standIn, length) = (.nextLine, 2)
      case 0xE2 where next == 0x80 && (text[i + 2] == 0xA8 || text[i + 2] == 0xA9):
        (standIn, length) = (text[i + 2] == 0xA8 ? .lineSeparator : .paragraphSeparator, 3)
      case 0xEF where next == 0xB7 && text[i + 2] >= 0x90 && text[i + 2] <= 0xAF:
        return .noncharacter(i)
      case UInt8(ascii: "\\"):
        // A character after a backslash never begins anything; the pair is copied as it is.
        if isEscapedNoncharacter(text, i) { return .noncharacter(i) }
        if isJSON, let scalar = surrogatePair(text, i) {
          bytes.append(contentsOf: text[copied..<i])
          bytes.append(contentsOf: "\\U".utf8)
          for shift in stride(from: 28, through: 0, by: -4) {
            let digit = UInt8(scalar >> UInt32(shift) & 15)
            bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
          }
          bytes.append(contentsOf: StandIn.filler.utf8 + StandIn.filler.utf8)
          length = 12
          copied = i + length
        } else if isJSON, next == byte {
          length = 2
        }
      default: break
      }
      guard entries <= Self.maximumEntries else { return .tooMany(i) }
      if let standIn {
        bytes.append(contentsOf: text[copied..<i])
        bytes.append(contentsOf: standIn.utf8)
        copied = i + length
      }
      mayBegin = isBreak(byte) || isIndicator(byte) || mayBegin && isBlank(byte)
      i += length
    }
    bytes.append(contentsOf: text[copied...])
    return .done
  }

  /// The text of a scalar as it stands in the file.
  func restored(_ text: String) -> String {
    var text = text
    return text.withUTF8 { utf8 in
      guard utf8.contains(0xEF) else { return String(decoding: utf8, as: UTF8.self) }
      var result: [UInt8] = []
      result.reserveCapacity(utf8.count)
      var i = 0
      while i < utf8.count {
        if utf8[i] == 0xEF, utf8[i + 1] == 0xB7, let standIn = StandIn(rawValue: utf8[i + 2]) {
          result.append(contentsOf: standIn.text(marked: marked).utf8)
          i += 3
        } else {
          result.append(utf8[i])
          i += 1
        }
      }
      return String(decoding: result, as: UTF8.self)
    }
  }

  /// The bytes of the character at a place, if there is one.
  func range(line: Int, column: Int) -> Range<Int>? {
    bytes.withUnsafeBufferPointer { bytes in
      var (currentLine, currentColumn) = (1, 1)
      var start = 0
      while start < bytes.count {
        var end = start + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        if currentLine == line && currentColumn == column { return start..<end }
        let isInsideCRLF = bytes[start] == 0x0D && end < bytes.count && bytes[end] == 0x0A
        if isBreak(bytes[start]) && !isInsideCRLF {
          (currentLine, currentColumn) = (currentLine + 1, 1)
        } else {
          currentColumn += 1
        }
        start = end
      }
      return nil
    }
  }

  /// The text with the character at a place replaced by `StandIn.marked`, if there is such a place.
  func marking(line: Int, column: Int) -> ParserText? {
    guard let range = range(line: line, column: column) else { return nil }
    var changed = self
    changed.marked = restored(String(decoding: bytes[range], as: UTF8.self))
    changed.bytes.replaceSubrange(range, with: StandIn.marked.utf8)
    return changed
  }
}

extension StandIn {
  /// The stand-in that a character is, if it is one.
  init?(_ scalar: Unicode.Scalar) {
    guard scalar.value >= 0xFDD0, scalar.value <= 0xFDEF else { return nil }
    self.init(rawValue: UInt8(scalar.value - 0xFDD0) + 0x90)
  }
}

func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

/// Whether a node may follow: `-`, `:`, `,`, `[`, `{` and the explicit key that is refused anyway.
private func isIndicator(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["),
    UInt8(ascii: "{"):
    true
  default: false
  }
}

/// JSON has tabs as white space everywhere, libyaml only inside brackets: blanks those before the
/// first bracket and after the last.
private func blankTabs(around text: inout [UInt8]) {
  for range in [AnySequence(text.indices), AnySequence(text.indices.reversed())] {
    for i in range {
      guard isBlank(text[i]) || isBreak(text[i]) else { break }
      if text[i] == 0x09 { text[i] = 0x20 }
    }
  }
}

/// The value of the four hexadecimal digits at `offset`.
private func fourDigits(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32? {
  guard offset + 4 <= text.count else { return nil }
  var value: UInt32 = 0
  for byte in text[offset..<(offset + 4)] {
    guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
    value = value << 4 | UInt32(digit)
  }
  return value
}

/// The four hexadecimal digits after `\u` at `offset`.
func escapedUnit(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32? {
  guard offset + 6 <= text.count, text[offset] == UInt8(ascii: "\\"),
    text[offset + 1] == UInt8(ascii: "u")
  else { return nil }
  return fourDigits(text, offset + 2)
}

/// The character of an escaped surrogate pair, twelve bytes long, at `offset`.
func surrogatePair(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32? {
  guard let high = escapedUnit(text, offset), high >= 0xD800, high < 0xDC00,
    let low = escapedUnit(text, offset + 6), low >= 0xDC00, low < 0xE000
  else { return nil }
  return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
}

/// Whether an escape at `offset` writes one of U+FDD0…U+FDEF.
private func isEscapedNoncharacter(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
  // Both forms, \uFDDx and \U0000FDDx, end in the four digits that decide.
  guard offset + 1 < text.count else { return false }
  let start: Int
  switch text[offset + 1] {
  case UInt8(ascii: "u"): start = offset + 2
  case UInt8(ascii: "U"): start = offset + 6
  default: return false
  }
  return fourDigits(text, start).map { (0xFDD0...0xFDEF).contains($0) } == true
}
