package io.github.phasegen.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.phasegen.export.FileDiagnosis.Contents;
import io.github.phasegen.export.FileDiagnosis.KSpaceTraits;
import io.github.phasegen.export.FileDiagnosis.Problem;
import io.github.phasegen.export.FileDiagnosis.Samples;
import io.github.phasegen.io.FileEntry;

/** A diagnosis in words. */
final class DiagnosisText {

	private final List<String> lines = new ArrayList<>();

	private DiagnosisText() {}

	static List<String> lines(final FileDiagnosis diagnosis) {
		final DiagnosisText text = new DiagnosisText();
		text.add("File", "%s, %d bytes", diagnosis.file(), diagnosis.bytes());
		text.add("Format", "%s", diagnosis.format() == null ? "unknown" : diagnosis.format());
		for (final FileEntry entry : diagnosis.entries())
			text.add("Array", "%s", entry(entry));
		if (diagnosis.contents() != null)
			text.addContents(diagnosis.contents());
		if (diagnosis.samples() != null)
			text.addSamples(diagnosis.samples());
		if (diagnosis.kspace() != null)
			text.addKSpace(diagnosis.kspace());
		if (diagnosis.sidecar() != null)
			text.add("Sidecar", "%s", diagnosis.sidecar());
		text.addProblems(diagnosis.problems());
		return List.copyOf(text.lines);
	}

	private void add(final String what, final String format, final Object... values) {
		lines.add(what + ": " + String.format(Locale.ROOT, format, values));
	}

	private static String entry(final FileEntry entry) {
		final String name = entry.name().isEmpty() ? "" : entry.name() + " ";
		return name + entry.dimensions() + " " + entry.type() + (entry.note().isEmpty() ? "" : " (" + entry.note() + ")");
	}

	private void addContents(final Contents contents) {
		add("Samples", "%s, %s", contents.complex() ? "complex" : "real", contents.shape());
		if (contents.complex())
			add("Domain", "%s", contents.domain() == null ? "not declared" : contents.domain() + " (declared)");
		if (contents.likelyDomain() != null)
			add("Likely domain", "%s", contents.likelyDomain());
		add("Voxel", "%s", contents.voxel());
		contents.info().lines().filter(line -> !line.isBlank()).forEach(line -> lines.add("Info: " + line));
	}

	private void addSamples(final Samples samples) {
		add("Values", "%d samples, %d of them 0, %d NaN, %d infinite", samples.count(), samples.zero(), samples.notANumber(),
			samples.infinite());
		if (samples.minimum() != null)
			add(samples.phaseMinimum() == null ? "Range" : "Magnitude", "%.6g to %.6g, mean %.6g", samples.minimum(), samples.maximum(),
				samples.mean());
		if (samples.phaseMinimum() != null)
			add("Phase", "%.4f to %.4f rad", samples.phaseMinimum(), samples.phaseMaximum());
	}

	private void addKSpace(final KSpaceTraits kspace) {
		add("Sampling", "%d of %d lines along %s, %s; acceleration %.3g", kspace.sampledLines(), kspace.lines(),
			kspace.readoutAxis().equals("x") ? "y" : "x", kspace.pattern(), kspace.acceleration());
		if (kspace.oversampling() != null)
			add("Readout", "along %s, oversampling %.3g (declared)", kspace.readoutAxis(), kspace.oversampling());
		if (!kspace.likelyOversampling().isEmpty())
			add("Oversampling", "likely along %s (a guess: the outer half of the image is nearly empty)", kspace.likelyOversampling());
	}

	private void addProblems(final List<Problem> problems) {
		if (problems.isEmpty())
			lines.add("Problems: none found");
		problems.forEach(problem -> lines.add("Problem: " + problem));
	}
}
