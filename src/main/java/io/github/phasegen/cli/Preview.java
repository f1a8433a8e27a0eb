package io.github.phasegen.cli;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;

import javax.imageio.ImageIO;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;

/** A picture of some slices, one per column: magnitude with the outline of the brain, phase and log |k|, with the scale of the phase. */
final class Preview {

	private static final int COLUMNS = 4;
	private static final int GAP = 6;
	private static final int LEFT = 92;
	private static final int TOP = 26;
	private static final int RIGHT = 64;
	private static final int OUTLINE = Color.YELLOW.getRGB();

	private final ComplexImage complex;
	private final ComplexImage kSpace;
	private final RealImage brain;
	private final int columns;
	private final int width;
	private final int height;

	private Preview(final ComplexImage complex, final ComplexImage kSpace, final RealImage brain) {
		this.complex = complex;
		this.kSpace = kSpace;
		this.brain = brain;
		this.columns = Math.min(COLUMNS, complex.planeCount());
		this.width = (int) complex.pixels().dimension(0);
		this.height = (int) complex.pixels().dimension(1);
	}

	/** Draws slices that lie evenly within the stack into a PNG file. */
	static void write(final Path file, final ComplexImage complex, final ComplexImage kSpace, final RealImage brain) throws IOException {
		ImageIO.write(new Preview(complex, kSpace, brain).draw(), "png", file.toFile());
	}

	private BufferedImage draw() {
		final BufferedImage picture = new BufferedImage(LEFT + columns * (width + GAP) + RIGHT, TOP + 3 * (height + GAP),
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = picture.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
		g.setColor(Color.WHITE);
		g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
		for (int column = 0; column < columns; column++)
			column(g, column, slice(column));
		g.setColor(Color.BLACK);
		g.drawString("Magnitude", 8, middle(0));
		g.drawString("Phase", 8, middle(1));
		g.drawString("log |k|", 8, middle(2));
		legend(g, LEFT + columns * (width + GAP) + 4, TOP + height + GAP);
		g.dispose();
		return picture;
	}

	private int slice(final int column) {
		return (2 * column + 1) * complex.planeCount() / (2 * columns);
	}

	private static int x(final int column, final int imageWidth) {
		return LEFT + column * (imageWidth + GAP);
	}

	private int middle(final int row) {
		return TOP + row * (height + GAP) + height / 2 + 5;
	}

	private void column(final Graphics2D g, final int column, final int k) {
		final ComplexPlane plane = ComplexImages.plane(complex.pixels(), k);
		final float[] phase = plane.phase();
		final float[] magnitude = toOne(plane.magnitude());
		final float[] spectrum = logarithm(ComplexImages.plane(kSpace.pixels(), k).magnitude());
		g.setColor(Color.BLACK);
		g.drawString("slice " + (k + 1), x(column, width) + 2, TOP - 8);
		final float[] inside = ComplexImages.realPlane(brain.pixels(), k);
		panel(g, column, 0, i -> isEdge(inside, i) ? OUTLINE : grey(magnitude[i]));
		panel(g, column, 1, i -> PhaseColors.rgb(phase[i]));
		panel(g, column, 2, i -> grey(spectrum[i]));
	}

	private void panel(final Graphics2D g, final int column, final int row, final IntUnaryOperator rgb) {
		final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < width * height; i++)
			image.setRGB(i % width, i / width, rgb.applyAsInt(i));
		g.drawImage(image, x(column, width), TOP + row * (height + GAP), null);
	}

	/** Whether a pixel of the mask has a neighbour outside. */
	private boolean isEdge(final float[] inside, final int i) {
		if (inside[i] == 0) return false;
		final int x = i % width;
		final int y = i / width;
		return x == 0 || x == width - 1 || y == 0 || y == height - 1 || inside[i - 1] == 0 || inside[i + 1] == 0 || inside[i - width] == 0 ||
			inside[i + width] == 0;
	}

	private static float[] toOne(final float[] values) {
		float max = 0;
		for (final float value : values)
			max = Math.max(max, value);
		final float[] result = new float[values.length];
		for (int i = 0; i < values.length; i++)
			result[i] = max > 0 ? values[i] / max : 0;
		return result;
	}

	/** The four decades below the maximum, from 0 to 1. */
	private static float[] logarithm(final float[] values) {
		final float[] result = toOne(values);
		for (int i = 0; i < values.length; i++)
			result[i] = (float) (1 + Math.log10(Math.max(result[i], 1e-4)) / 4);
		return result;
	}

	private static int grey(final float value) {
		final int level = Math.round(255 * Math.max(0, Math.min(1, value)));
		return new Color(level, level, level).getRGB();
	}

	/** A bar from −π at the bottom to π at the top. */
	private void legend(final Graphics2D g, final int x, final int y) {
		for (int row = 0; row < height; row++) {
			g.setColor(new Color(PhaseColors.rgb(Math.PI * (1 - 2.0 * row / (height - 1)))));
			g.fillRect(x, y + row, 14, 1);
		}
		g.setColor(Color.BLACK);
		final FontMetrics metrics = g.getFontMetrics();
		g.drawString("π rad", x + 18, y + metrics.getAscent());
		g.drawString("0", x + 18, y + height / 2 + metrics.getAscent() / 2);
		g.drawString("−π", x + 18, y + height - 2);
	}
}
