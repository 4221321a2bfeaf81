// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0
//
// Pictures by gnuplot, which is looked for when a picture is drawn. The data and the script are written in any case; the
// script draws the picture again wherever gnuplot is.

import Foundation
import Tables

/// A picture as its data and what gnuplot is to do with them. In the texts @DATA@ is the name of the data file.
struct PictureSource {
  /// One coordinate system.
  struct Panel {
    /// Commands before `plot`: ranges, labels, styles.
    let settings: [String]
    /// The arguments of `plot`.
    let plots: [String]
  }

  let data: Table
  /// The panels, from left to right.
  let panels: [Panel]
  /// Inches.
  var size = (width: 7.2, height: 4.5)
}

/// The files of a picture: NAME.csv, NAME.gp, and with gnuplot NAME.svg and NAME.pdf.
struct Picture {
  let directory: String
  /// The name of the files without directory and extension.
  let name: String

  /// A place for a picture, which has to be writable.
  static func prepared(at path: String) throws -> Picture {
    let url = URL(fileURLWithPath: path)
    let name = url.lastPathComponent
    let isPlain = name.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        || "_.-".unicodeScalars.contains($0)
    }
    guard isPlain, !name.isEmpty, !name.hasPrefix("-"), !path.hasSuffix("/") else {
      throw Failure(
        .usage,
        "--picture: '\(path)' does not end in a name of letters, digits, '_', '-' and '.', as in --picture out/frontier"
      )
    }
    let picture = Picture(directory: url.deletingLastPathComponent().path, name: name)
    // Before the work, so that a place that cannot be written is told at once.
    try OutputTarget(path: picture.path("csv")).discard()
    return picture
  }

  private func path(_ kind: String) -> String { "\(directory)/\(name).\(kind)" }

  /// Writes the data and the script and draws the picture.
  ///
  /// - Throws: `Failure` with the exit code 69 when gnuplot is missing or fails.
  func draw(_ source: PictureSource) throws {
    for (kind, text) in [("csv", source.data.csv), ("gp", script(source))] {
      let file = try OutputTarget(path: path(kind))
      file.write(text)
      try file.finish()
    }
    do {
      try Gnuplot.run(script: "\(name).gp", in: directory)
    } catch {
      // Half a picture is none.
      for kind in ["svg", "pdf"] { try? FileManager.default.removeItem(atPath: path(kind)) }
      throw error
    }
    try Gnuplot.fixDate(ofPDF: path("pdf"))
  }

  private func script(_ source: PictureSource) -> String {
    let (width, height) = source.size
    let pixels = "\(Int(width * 100)),\(Int(height * 100))"
    var lines = [
      "# Drawn by: gnuplot \(name).gp", "set datafile separator \",\"", "set encoding utf8",
    ]
    for (terminal, kind) in [
      ("svg size \(pixels) font \"Helvetica,14\" enhanced background \"white\"", "svg"),
      ("pdfcairo size \(width),\(height) font \"Helvetica,11\" enhanced", "pdf"),
    ] {
      lines += ["set terminal \(terminal)", "set output \"\(name).\(kind)\""]
      if source.panels.count > 1 { lines.append("set multiplot layout 1,\(source.panels.count)") }
      for panel in source.panels {
        lines += panel.settings
        lines.append("plot " + panel.plots.joined(separator: ", \\\n     "))
      }
      if source.panels.count > 1 { lines.append("unset multiplot") }
      lines += ["set output", "reset", "set datafile separator \",\""]
    }
    return lines.joined(separator: "\n").replacing("@DATA@", with: "\"\(name).csv\"") + "\n"
  }
}

/// The program gnuplot.
enum Gnuplot {
  static let missing =
    "gnuplot is missing, so the pictures are left as data (.csv) and scripts (.gp); install it ('apt-get install"
    + " gnuplot-nox', 'brew install gnuplot') and run it on the scripts, or this command again"

  /// Where gnuplot is, on PATH.
  static var path: String? {
    let directories = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return directories.split(separator: ":").map { "\($0)/gnuplot" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a script.
  ///
  /// - Throws: `Failure` with the exit code 69.
  static func run(script: String, in directory: String) throws {
    guard let path else { throw Failure(.missingProgram, missing) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = [script]
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    // Settings of the user would change the bytes.
    var environment = ProcessInfo.processInfo.environment
    environment["TZ"] = "UTC"
    environment["SOURCE_DATE_EPOCH"] = "0"
    environment["HOME"] = "/nonexistent"
    environment["LC_ALL"] = "C.UTF-8"
    process.environment = environment
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw Failure(
        .missingProgram, "gnuplot at \(path) does not start: \(error.localizedDescription)")
    }
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      throw Failure(
        .missingProgram,
        "gnuplot at \(path) failed on \(directory)/\(script) (version 5.2 or later with the terminals svg and"
          + " pdfcairo is needed): \(text.trimmingCharacters(in: .whitespacesAndNewlines))")
    }
  }

  /// Replaces the date in a PDF by one that is always the same, of the same length.
  static func fixDate(ofPDF path: String) throws {
    guard var bytes = FileManager.default.contents(atPath: path),
      let mark = bytes.range(of: Data("/CreationDate (D:".utf8))
    else { return }
    let fixed = Data("20000101000000".utf8)
    let place = mark.upperBound..<(mark.upperBound + fixed.count)
    guard place.upperBound <= bytes.count else { return }
    bytes.replaceSubrange(place, with: fixed)
    do {
      try bytes.write(to: URL(fileURLWithPath: path))
    } catch {
      throw Failure(.output, "cannot write \(path): \(error.localizedDescription)")
    }
  }
}
