// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

internal import CGMP
internal import CMPFR

/// The versions of the C libraries that the program runs with.
public enum LibraryVersions {
  /// The version of GMP, such as `6.2.1`.
  public static var gmp: String { String(cString: gmp_version_string()) }

  /// The version of MPFR, such as `4.2.0`.
  public static var mpfr: String { mpfr_get_version().map { String(cString: $0) } ?? "unknown" }
}
