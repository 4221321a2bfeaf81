// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Reproducible random trials. Every trial has a generator of its own, derived from the seed, the label of the test and
// the number of the trial, so that one failing trial can be repeated alone and tests may run in any order.
//
//   for var trial in trials("sum is commutative", count: 1000) {
//     let a = trial.random.rational(), b = trial.random.rational()
//     #expect(a + b == b + a, "\(trial): \(a), \(b)")
//   }

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The settings of a test run, from the environment.
public enum TestRun {
  /// The seed of all trials: SOFTBON_SEED, by default 20260101.
  public static let seed: UInt64 = environment("SOFTBON_SEED").flatMap { UInt64($0) } ?? 20_260_101

  /// The effort: SOFTBON_TEST_SCALE, by default 0.1; 1 before a merge, 10 for a long run.
  public static let scale: Double =
    environment("SOFTBON_TEST_SCALE").flatMap { Double($0) }.map { min(max($0, 0), 1000) } ?? 0.1

  /// The value of an environment variable, or nil when it is unset or empty.
  public static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The number of trials for a test that wants `count` of them at scale 1, at least `minimum`.
  public static func scaled(_ count: Int, minimum: Int = 10) -> Int {
    max(min(count, minimum), Int(Double(count) * scale))
  }
}

/// One trial: a generator, and a description that says how to repeat it.
public struct Trial: Sendable, CustomStringConvertible {
  /// The label of the test.
  public let label: String
  /// The number of the trial, from 0.
  public let index: Int
  /// The source of everything random in the trial.
  public var random: SplitMix64

  /// The trial of this number under this label.
  public init(_ label: String, index: Int) {
    self.label = label
    self.index = index
    // FNV-1a of the label, so that tests with different labels draw different numbers.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in label.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var mixer = SplitMix64(seed: TestRun.seed ^ hash)
    random = SplitMix64(seed: mixer.next() &+ UInt64(index) &* 0x9e37_79b9_7f4a_7c15)
    _ = random.next()
  }

  /// How to repeat the trial: the seed, the label, the number.
  public var description: String {
    "SOFTBON_SEED=\(TestRun.seed), \(label), trial \(index)"
  }
}

/// The trials of a test that wants `count` of them at scale 1.
public func trials(
  _ label: String, count: Int, minimum: Int = 10
) -> some Sequence<Trial> {
  (0..<TestRun.scaled(count, minimum: minimum)).lazy.map { Trial(label, index: $0) }
}

/// The SplitMix64 generator (Steele, Lea, Flood 2014): small, fast, any seed is good.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator with a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A machine integer from the range, each with the same probability.
  public mutating func int(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// True once in `n` times on average.
  public mutating func oneIn(_ n: Int) -> Bool { int(in: 1...n) == 1 }

  /// One of the values.
  public mutating func pick<T>(_ values: [T]) -> T { values[int(in: 0...(values.count - 1))] }
}

/// The processor time that `body` takes on this thread, in seconds; it must not suspend.
public func processorTime(_ body: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  let start = now()
  try body()
  return now() - start
}
