// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

/// Reads a problem from a file, or from standard input when `path` is `-`.
func readProblemFile(
  _ path: String, logitDigits: Int?
) throws(ProblemInputError) -> ProblemParts {
  throw .usage("--problem: files are not read in this version; give --probabilities")
}
