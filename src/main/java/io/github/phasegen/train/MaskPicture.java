package io.github.phasegen.train;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.volume.VoxelGrid;

/** Slices of a head as PNG, the reference mask outlined in green and the found one in red. */
final class MaskPicture {

	private static final int COLUMNS = 5;
	private static final int ROWS = 4;
	private static final int FOUND = 0xff3030;
	private static final int REFERENCE = 0x30ff30;

	private MaskPicture() {}

	static void write(final Path file, final StripEvaluationCase head, final boolean[] found) throws IOException {
		final VoxelGrid grid = head.grid();
		final int tiles = Math.min(COLUMNS * ROWS, grid.depth());
		final BufferedImage picture = new BufferedImage(COLUMNS * grid.width(), (tiles + COLUMNS - 1) / COLUMNS * grid.height(),
			BufferedImage.TYPE_INT_RGB);
		final float brightest = brightest(head);
		for (int tile = 0; tile < tiles; tile++) {
			final int z = tiles == 1 ? 0 : (int) Math.round((double) tile * (grid.depth() - 1) / (tiles - 1));
			final int left = tile % COLUMNS * grid.width();
			final int top = tile / COLUMNS * grid.height();
			final float[] magnitude = head.slices().get(z).magnitude();
			for (int i = 0; i < magnitude.length; i++) {
				final int grey = (int) (255 * Math.min(1, magnitude[i] / brightest));
				final int at = z * magnitude.length + i;
				final int colour = isOutline(found, grid, at) ? FOUND : isOutline(head.brain(), grid, at) ? REFERENCE : grey * 0x10101;
				picture.setRGB(left + i % grid.width(), top + i / grid.width(), colour);
			}
		}
		ImageIO.write(picture, "png", file.toFile());
	}

	/** Half of the largest magnitude of a slice is bright enough to see the rest; the mean over the slices evens out spikes. */
	private static float brightest(final StripEvaluationCase head) {
		double sum = 0;
		for (final ComplexPlane slice : head.slices()) {
			float most = 0;
			for (final float value : slice.magnitude())
				most = Math.max(most, value);
			sum += most;
		}
		return (float) Math.max(1e-20, 0.7 * sum / head.slices().size());
	}

	private static boolean isOutline(final boolean[] mask, final VoxelGrid grid, final int i) {
		if (!mask[i]) return false;
		final int x = i % grid.width();
		final int y = i / grid.width() % grid.height();
		return x == 0 || y == 0 || x == grid.width() - 1 || y == grid.height() - 1 || !mask[i - 1] || !mask[i + 1] || !mask[i - grid
			.width()] || !mask[i + grid.width()];
	}
}
