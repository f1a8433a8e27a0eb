package io.github.phasegen.train;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import javax.imageio.ImageIO;

import io.github.phasegen.kspace.ComplexPlane;

/** The middle slice as PNG: the truth and every method, below them five times their errors. */
final class ReconPicture {

	private static final int CAPTION = 18;
	private static final int MAGNIFICATION = 5;

	private ReconPicture() {}

	static void write(final Path file, final ReconEvaluationCase head, final Map<String, ReconMethods.Result> results) throws IOException {
		final int z = head.slices().size() / 2;
		final ComplexPlane slice = head.slices().get(z);
		final float[] truth = slice.magnitude();
		final BufferedImage sheet = new BufferedImage((results.size() + 1) * slice.width(), CAPTION + 2 * slice.height(),
			BufferedImage.TYPE_INT_RGB);
		final double white = brightest(truth);
		final Graphics2D g = sheet.createGraphics();
		g.setColor(Color.WHITE);
		g.drawString("truth", 4, 13);
		draw(sheet, slice, truth, white, 0, CAPTION);
		int column = 0;
		for (final Map.Entry<String, ReconMethods.Result> result : results.entrySet()) {
			column += slice.width();
			g.drawString(result.getKey(), column + 4, 13);
			final float[] found = result.getValue().images().get(z).magnitude();
			draw(sheet, slice, found, white, column, CAPTION);
			for (int i = 0; i < found.length; i++)
				found[i] = Math.abs(found[i] - truth[i]);
			draw(sheet, slice, found, white / MAGNIFICATION, column, CAPTION + slice.height());
		}
		g.dispose();
		ImageIO.write(sheet, "png", file.toFile());
	}

	private static double brightest(final float[] values) {
		double most = 1e-30;
		for (final float value : values)
			most = Math.max(most, value);
		return 0.7 * most;
	}

	private static void draw(final BufferedImage sheet, final ComplexPlane slice, final float[] values, final double white, final int left,
		final int top)
	{
		for (int i = 0; i < values.length; i++)
			sheet.setRGB(left + i % slice.width(), top + i / slice.width(), (int) (255 * Math.min(1, values[i] / white)) * 0x10101);
	}
}
