package io.github.phasegen.command;

import java.awt.GraphicsEnvironment;
import java.util.Map;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.metrics.MaskMetrics;
import io.github.phasegen.skullstrip.MaskComparison;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Plugins &gt; PhaseGen &gt; Compare Masks...: how far a mask is from a reference, in ImageJ's results table, or on the console when there is
 * no screen. The masks are named by their titles, because Fiji fills in image inputs only where there is one.
 */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Compare Masks...")
public class CompareMasksCommand extends TextCommand {

	@Parameter(label = "Reference", description = "Title of an open mask image; what is not 0 is inside.", persist = false)
	private String reference = "";

	@Parameter(label = "Mask", description = "Title of the open mask image to be judged.", persist = false)
	private String mask = "";

	public CompareMasksCommand() {
		super("Compare Masks");
	}

	@Override
	protected void compute() {
		final MaskComparison comparison = MaskComparison.of(ImagePlusAdapter.toContents(open("reference", reference)), ImagePlusAdapter
			.toContents(open("mask", mask)));
		final ResultsTable table = ResultsTable.getResultsTable();
		for (int frame = 0; frame < comparison.frames().size(); frame++) {
			final MaskMetrics found = comparison.frames().get(frame);
			table.addRow();
			table.addValue("Reference", reference);
			table.addValue("Mask", mask);
			if (comparison.frames().size() > 1) table.addValue("Frame", frame + 1);
			for (final Map.Entry<String, Double> measure : found.toMap().entrySet())
				table.addValue(measure.getKey(), measure.getValue() == null ? Double.NaN : measure.getValue());
		}
		if (!comparison.calibrated()) log("Compare Masks: warning: neither image says how large its voxels are; a voxel counts as 1 mm");
		if (GraphicsEnvironment.isHeadless()) log(table.getColumnHeadings() + "\n" + lines(table, comparison.frames().size()));
		else table.show("Results");
	}

	private static String lines(final ResultsTable table, final int rows) {
		final StringBuilder text = new StringBuilder();
		for (int row = table.size() - rows; row < table.size(); row++)
			text.append(table.getRowAsString(row)).append('\n');
		return text.toString();
	}

	private static ImagePlus open(final String key, final String title) {
		final ImagePlus image = WindowManager.getImage(title);
		if (image == null) throw new IllegalArgumentException(key + ": found no open image " + title + ", expected the title of one");
		return image;
	}
}
