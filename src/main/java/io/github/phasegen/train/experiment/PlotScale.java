package io.github.phasegen.train.experiment;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** The upright axis of a plot, from and to round values, and what plots have in common. */
record PlotScale(double low, double high, double step) {

	static final int HEIGHT = 520;
	static final int TOP = 84;
	static final int BOTTOM = 60;
	static final int LEFT = 76;
	static final Font USUAL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
	static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 16);

	private static final int TICKS = 6;
	private static final Color GRID = new Color(0xE4E4E4);

	static PlotScale of(final double[] values) {
		final double least = DoubleStream.of(values).min().orElse(0);
		final double most = DoubleStream.of(values).max().orElse(1);
		final double range = Math.max(most - least, 1e-6 + 1e-3 * Math.abs(most));
		final double power = Math.pow(10, Math.floor(Math.log10(range / TICKS)));
		double step = 10 * power;
		for (final double factor : new double[] { 5, 2, 1 })
			if (factor * power * TICKS >= range) step = factor * power;
		final double low = Math.floor(least / step) * step;
		// values that are all the same still need an axis
		return new PlotScale(low, Math.max(Math.ceil(most / step) * step, low + step), step);
	}

	double y(final double value) {
		return HEIGHT - BOTTOM - 8 - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM - 16);
	}

	String text(final double value) {
		return String.format(Locale.ROOT, "%." + Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9)) + "f", value + 0.0);
	}

	static void centred(final Graphics2D g, final String text, final int x, final int y) {
		g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, y);
	}

	/** Lines at round values, and a frame. */
	void grid(final Graphics2D g, final int left, final int width, final boolean labels) {
		for (double value = low; value <= high + step / 2; value += step) {
			g.setColor(GRID);
			g.draw(new Line2D.Double(left, y(value), left + width, y(value)));
			if (!labels) continue;
			g.setColor(Color.BLACK);
			final String text = text(value);
			g.drawString(text, left - 8 - g.getFontMetrics().stringWidth(text), (float) y(value) + 5);
		}
		g.setColor(Color.GRAY);
		g.drawRect(left, TOP, width, HEIGHT - TOP - BOTTOM);
	}
}
