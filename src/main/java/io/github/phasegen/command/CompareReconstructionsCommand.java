package io.github.phasegen.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ij.ImagePlus;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.metrics.ReconstructionMetrics;
import io.github.phasegen.recon.CompareReconstructions;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Plugins &gt; PhaseGen &gt; Compare Reconstructions...: the errors of a reconstructed image in ImageJ's results table (on the console when
 * there is no screen), a row per frame, and on request a row per slice and a stack that shows where the errors are.
 */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Compare Reconstructions...")
public class CompareReconstructionsCommand extends ImageCommand {

	@Parameter(label = "Truth", description = "Title (or ID) of the open image of fully sampled k-space, magnitude or" +
		" complex.", persist = false)
	private String truth = "";

	@Parameter(label = "Image to be judged", description = "Title (or ID) of the open reconstruction, of the same" +
		" size.", persist = false)
	private String image = "";

	@Parameter(label = "Slices as rows too", description = "Errors of each slice by its own maximum.", persist = false)
	private boolean slices;

	@Parameter(label = "Map of errors", description = "A stack of the absolute differences of the magnitudes.", persist = false)
	private boolean map;

	@Parameter(label = "Magnified by", description = "Factor of the differences; the grey scale stays that of the truth.",
		min = "1", max = "1000", persist = false)
	private double magnified = 5;

	@Parameter(label = "Error map", type = ItemIO.OUTPUT)
	private ImagePlus errors;

	public CompareReconstructionsCommand() {
		super("Compare Reconstructions");
	}

	@Override
	protected void compute(final CommandProgress progress) {
		final ImageContents expected = OpenImage.titled("truth", truth);
		final ImageContents found = OpenImage.titled("image", image);
		final CompareReconstructions comparison = CompareReconstructions.of(expected, found);
		final List<ReconstructionMetrics> frames = comparison.frames();
		if (map) errors = errorMap(comparison);
		final ResultRows rows = new ResultRows();
		addRows(rows, frames, List.of(expected.metadata().title(), found.metadata().title()));
		rows.show();
		publish(errors);
	}

	private ImagePlus errorMap(final CompareReconstructions comparison) {
		final ImagePlus shown = ImagePlusAdapter.toImagePlus(comparison.errorMap(magnified));
		shown.setDisplayRange(0, comparison.truthMaximum());
		return shown;
	}

	/** Every row has every column: ImageJ puts 0 where a row says nothing. */
	private void addRows(final ResultRows rows, final List<ReconstructionMetrics> frames, final List<String> titles) {
		for (int frame = 0; frame < frames.size(); frame++) {
			final ReconstructionMetrics volume = frames.get(frame);
			begin(rows, titles, frame).text("Slice", "all").numbers(volume.toMap());
			for (int z = 0; slices && z < volume.slices().size(); z++) {
				final Map<String, Double> row = new LinkedHashMap<>(volume.toMap());
				row.replaceAll((name, value) -> null);
				row.putAll(volume.sliceMap(z));
				begin(rows, titles, frame).number("Slice", z + 1).numbers(row);
			}
		}
		rows.digits("nmse", 6).digits("complexNmse", 6);
	}

	private static ResultRows begin(final ResultRows rows, final List<String> titles, final int frame) {
		return rows.add().text("Truth", titles.get(0)).text("Image", titles.get(1)).number("Frame", frame + 1);
	}
}
