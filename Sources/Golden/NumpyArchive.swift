// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// The .npz files of numpy: a zip archive of .npy arrays. Entries are stored, not deflated, with a fixed date, so that the bytes
// depend on nothing but the arrays.

public import Enclosures
public import ExactArithmetic

/// A .npz file that is put together in memory.
public struct NumpyArchive: Sendable {
  /// The most arrays that a file without the 64-bit extensions of zip holds.
  public static let maximumArrays = 65_535

  private var local: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An archive without arrays.
  public init() {}

  /// Adds numbers of a binary format; bfloat16 as binary32, which holds it exactly.
  ///
  /// - Parameters:
  ///   - name: the name under which numpy shows the array.
  ///   - numbers: the numbers; nil becomes NaN.
  ///   - format: their format.
  ///   - isScalar: whether the array has no dimension, and one number.
  public mutating func add(
    _ name: String, _ numbers: [RoundedNumber?], in format: BinaryFormat, isScalar: Bool = false
  ) {
    let held = format == .bfloat16 ? BinaryFormat.binary32 : format
    let width = held == .binary64 ? 8 : held == .binary32 ? 4 : 2
    var bytes: [UInt8] = []
    for number in numbers { bytes.append(littleEndian: held.bits(of: number), count: width) }
    add(name, type: "<f\(width)", shape: isScalar ? "()" : "(\(numbers.count),)", bytes)
  }

  /// Adds one whole number below 2^63.
  public mutating func add(_ name: String, _ value: UInt64) {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: value, count: 8)
    add(name, type: "<i8", shape: "()", bytes)
  }

  /// Adds a list of ASCII texts.
  public mutating func add(_ name: String, _ texts: [String]) {
    let longest = max(1, texts.map(\.utf8.count).max() ?? 1)
    var bytes: [UInt8] = []
    for text in texts {
      let scalars = text.unicodeScalars.map { UInt64($0.value) }
      for i in 0..<longest {
        bytes.append(littleEndian: i < scalars.count ? scalars[i] : 0, count: 4)
      }
    }
    add(name, type: "<U\(longest)", shape: "(\(texts.count),)", bytes)
  }

  private mutating func add(_ name: String, type: String, shape: String, _ data: [UInt8]) {
    // The header ends in a line feed at a multiple of 64 bytes.
    var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }"
    header += String(repeating: " ", count: 63 - (header.utf8.count + 10) % 64) + "\n"
    var array: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    array.append(littleEndian: UInt64(header.utf8.count), count: 2)
    array += Array(header.utf8) + data

    let path = Array("\(name).npy".utf8)
    var fields: [UInt8] = []
    // Version 2.0, no flags, stored, 1980-01-01 00:00.
    for (value, width) in [(20, 2), (0, 2), (0, 2), (0, 2), (0x21, 2)] {
      fields.append(littleEndian: UInt64(value), count: width)
    }
    fields.append(littleEndian: UInt64(crc32(array)), count: 4)
    fields.append(littleEndian: UInt64(array.count), count: 4)
    fields.append(littleEndian: UInt64(array.count), count: 4)
    fields.append(littleEndian: UInt64(path.count), count: 2)
    fields.append(littleEndian: 0, count: 2)

    let offset = local.count
    local += [0x50, 0x4B, 3, 4] + fields + path + array
    directory += [0x50, 0x4B, 1, 2, 20, 0] + fields
    directory += [UInt8](repeating: 0, count: 10)  // no comment, disk 0, no attributes
    directory.append(littleEndian: UInt64(offset), count: 4)
    directory += path
    count += 1
  }

  /// The file, or nil when it has more arrays or bytes than the format holds.
  public var bytes: [UInt8]? {
    guard count <= Self.maximumArrays, local.count + directory.count < 1 << 32 else { return nil }
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    end.append(littleEndian: UInt64(count), count: 2)
    end.append(littleEndian: UInt64(count), count: 2)
    end.append(littleEndian: UInt64(directory.count), count: 4)
    end.append(littleEndian: UInt64(local.count), count: 4)
    end += [0, 0]
    return local + directory + end
  }
}

extension BinaryFormat {
  /// The bits of a number of the format; those of a quiet NaN for nil.
  func bits(of number: RoundedNumber?) -> UInt64 {
    let fractionBits = precision - 1
    let exponentMask = UInt64(2 * maximumExponent + 1) << UInt64(fractionBits)
    guard let number else { return exponentMask | 1 << UInt64(fractionBits - 1) }
    let sign: UInt64 =
      number.isNegative ? UInt64(maximumExponent + 1) << UInt64(precision) : 0
    guard let significand = number.significand else { return sign | exponentMask }
    if significand == 0 { return sign }
    let length = 64 - significand.leadingZeroBitCount
    let top = number.exponent + length - 1
    if top < 1 - maximumExponent {
      // Subnormal: a multiple of the least positive number.
      return sign | significand << UInt64(number.exponent - (2 - maximumExponent - precision))
    }
    let aligned = significand << UInt64(precision - length)
    let fraction = aligned & (1 << UInt64(fractionBits) - 1)
    return sign | UInt64(top + maximumExponent) << UInt64(fractionBits) | fraction
  }
}

extension Rational {
  /// The greatest binary64 number that is not above the value, or the least that is not below it.
  public func binary64(_ direction: RoundingDirection) -> RoundedNumber {
    let format = BinaryFormat.binary64
    let nearest = rounded(to: format)
    let largest =
      (2 - Rational.powerOfTwo(1 - format.precision)) * .powerOfTwo(format.maximumExponent)
    guard let value = nearest.value else {
      // Beyond the range: the largest finite number is on the side of 0.
      let isOutward = (direction == .up) == (signum > 0)
      return isOutward ? nearest : (signum > 0 ? largest : -largest).rounded(to: format)
    }
    if direction == .down ? value <= self : value >= self { return nearest }
    // One unit further; next to a power of two half of one, which a whole unit of the side nearer to 0 is.
    let towardZero = (direction == .down) == (value.signum > 0)
    var unit = format.unitInTheLastPlace(at: value)
    if towardZero, !value.isZero, unit > format.leastPositive,
      value.magnitude
        == .powerOfTwo(value.magnitude.numerator.bitWidth - value.magnitude.denominator.bitWidth)
    {
      unit = unit * Rational(1, 2)
    }
    return (direction == .down ? value - unit : value + unit).rounded(to: format)
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian value: UInt64, count: Int) {
    for i in 0..<count { append(UInt8(truncatingIfNeeded: value >> UInt64(8 * i))) }
  }
}

private let crcTable: [UInt32] = (0..<256).map { index in
  var value = UInt32(index)
  for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  return value
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(~0) { crc, byte in crcTable[Int((crc ^ UInt32(byte)) & 0xFF)] ^ crc >> 8 }
}
