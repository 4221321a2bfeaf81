// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

@main
struct Softbon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "softbon",
    abstract: "Exact and certified numerics for Soft Best-of-n sampling.")
}
