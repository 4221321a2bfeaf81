// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// An input known to be text: well-formed UTF-8 without byte order mark, NUL and other controls.
///
/// The readers of YAML and CSV share it, so an input of the wrong kind gets one answer.
struct SourceText: Sendable {
  /// The name of the input.
  let file: String
  /// The UTF-8 bytes.
  let bytes: [UInt8]

  /// Takes the text of an input.
  ///
  /// - Parameters:
  ///   - input: bytes of any kind; a leading byte order mark of UTF-8 is skipped.
  ///   - maximumSize: the most bytes that it may have.
  /// - Throws: ``DocumentError`` at the first byte that cannot stand in a text file, or when the
  ///   input is larger.
  init(_ input: Input, maximumSize: Int = Input.maximumSize) throws(DocumentError) {
    file = input.name
    let start = SourceLocation(file: file, line: 1, column: 1)
    guard input.bytes.count <= maximumSize else {
      throw DocumentError(start, tooLarge(maximumSize))
    }
    for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]]
    where input.bytes.starts(with: mark) {
      throw DocumentError(start, "is UTF-16 or UTF-32; save the file as UTF-8")
    }
    let hasMark = input.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    bytes = hasMark ? Array(input.bytes.dropFirst(3)) : input.bytes

    if let (offset, code) = bytes.withUnsafeBufferPointer(firstInvisible) {
      let hint = code == 0 ? " (a binary file, or UTF-16?)" : "; remove it"
      throw DocumentError(
        location(ofByte: offset),
        "the invisible character U+\(hexadecimal(code)) cannot stand in a text file\(hint)")
    }
    if String(validating: bytes, as: UTF8.self) == nil {
      // The repaired text differs from the bytes where they first go wrong.
      let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
      let offset = zip(bytes, repaired).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      let bad = min(offset ?? bytes.count - 1, bytes.count - 1)
      throw DocumentError(
        location(ofByte: bad),
        "the byte 0x\(hexadecimal(UInt32(bytes[bad]), digits: 2)) is not UTF-8; save the file as UTF-8"
      )
    }
  }

  /// The place of the byte at `offset`: lines end in LF, CRLF or CR; columns count Unicode scalars.
  func location(ofByte offset: Int) -> SourceLocation {
    var line = 1
    var column = 1
    for i in 0..<min(offset, bytes.count) {
      let byte = bytes[i]
      if byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && (i + 1 == bytes.count || bytes[i + 1] != 0x0A)
      {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 && byte != UInt8(ascii: "\r") {
        column += 1
      }
    }
    return SourceLocation(file: file, line: line, column: column)
  }
}

/// The first character that no text file should have, and its offset: a control other than tab, line
/// feed, carriage return and NEL, a byte order mark that is not at the start, U+FFFE or U+FFFF.
private func firstInvisible(
  _ bytes: UnsafeBufferPointer<UInt8>
) -> (offset: Int, code: UInt32)? {
  for i in 0..<bytes.count {
    let byte = bytes[i]
    if byte < 0x20 ? byte != 0x09 && byte != 0x0A && byte != 0x0D : byte == 0x7F {
      return (i, UInt32(byte))
    }
    if byte == 0xC2, i + 1 < bytes.count, (0x80..<0xA0).contains(bytes[i + 1]), bytes[i + 1] != 0x85
    {
      return (i, UInt32(bytes[i + 1]))
    }
    if byte == 0xEF, i + 2 < bytes.count {
      switch (bytes[i + 1], bytes[i + 2]) {
      case (0xBB, 0xBF): return (i, 0xFEFF)
      case (0xBF, 0xBE): return (i, 0xFFFE)
      case (0xBF, 0xBF): return (i, 0xFFFF)
      default: break
      }
    }
  }
  return nil
}

/// A code point or byte as messages write it.
private func hexadecimal(_ value: UInt32, digits: Int = 4) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
