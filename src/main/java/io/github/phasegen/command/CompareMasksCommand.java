package io.github.phasegen.command;

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
		final MaskComparison comparison = MaskComparison.of(OpenImage.titled("reference", reference), OpenImage.titled("mask", mask));
		final ResultRows rows = new ResultRows();
		for (int frame = 0; frame < comparison.frames().size(); frame++) {
			rows.add().text("Reference", reference).text("Mask", mask);
			if (comparison.frames().size() > 1) rows.number("Frame", frame + 1);
			rows.numbers(comparison.frames().get(frame).toMap());
		}
		if (!comparison.calibrated()) log("Compare Masks: warning: neither image says how large its voxels are; a voxel counts as 1 mm");
		rows.show();
	}
}
