package io.github.phasegen.train.experiment;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

import javax.imageio.ImageIO;

import io.github.phasegen.io.AtomicFile;

/**
 * Means with their confidence intervals and the values behind them, as a picture: panels side by side on one axis, in each a column per group.
 *
 * @param axis label of the values
 */
record IntervalPlot(String title, String axis, List<Panel> panels) {

	private static final int HEIGHT = 520;
	private static final int TOP = 84;
	private static final int BOTTOM = 60;
	private static final int LEFT = 76;
	private static final int GAP = 24;
	private static final int LEAST_COLUMN = 84;
	private static final int TICKS = 6;
	private static final Font USUAL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
	private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 16);
	private static final Color POINT = new Color(0x99BBDD);
	private static final Color MEAN = new Color(0x224477);
	private static final Color GRID = new Color(0xE4E4E4);

	/** Groups under one condition. */
	record Panel(String title, List<Group> groups) {}

	/** @param points the values that the mean is of */
	record Group(String label, List<Double> points, MeanInterval mean) {}

	void write(final Path file) throws IOException {
		final BufferedImage image = draw();
		AtomicFile.write(file, true, temporary -> ImageIO.write(image, "png", temporary.toFile()));
	}

	BufferedImage draw() {
		final Graphics2D measuring = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
		final FontMetrics usual = measuring.getFontMetrics(USUAL);
		final FontMetrics bold = measuring.getFontMetrics(BOLD);
		measuring.dispose();
		final int column = panels.stream().flatMap(panel -> panel.groups().stream()).mapToInt(group -> usual.stringWidth(group.label()) + 16)
			.reduce(LEAST_COLUMN, Math::max);
		int width = LEFT;
		for (final Panel panel : panels)
			width += panelWidth(panel, column, usual) + GAP;
		width = Math.max(width, LEFT + bold.stringWidth(title) + GAP);
		final BufferedImage image = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = image.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g.setColor(Color.WHITE);
		g.fillRect(0, 0, width, HEIGHT);
		draw(g, column);
		g.dispose();
		return image;
	}

	private static int panelWidth(final Panel panel, final int column, final FontMetrics usual) {
		return Math.max(Math.max(1, panel.groups().size()) * column, usual.stringWidth(panel.title()) + 16);
	}

	private void draw(final Graphics2D g, final int column) {
		final Scale scale = Scale.of(values());
		g.setColor(Color.BLACK);
		g.setFont(BOLD);
		g.drawString(title, LEFT, 28);
		g.setFont(USUAL);
		final FontMetrics usual = g.getFontMetrics();
		g.drawString(axis, 12, TOP - 14);
		int left = LEFT;
		for (final Panel panel : panels) {
			final int width = panelWidth(panel, column, usual);
			grid(g, scale, left, width, left == LEFT);
			g.setColor(Color.BLACK);
			g.drawString(panel.title(), left + (width - usual.stringWidth(panel.title())) / 2, TOP - 14);
			final int step = width / Math.max(1, panel.groups().size());
			for (int i = 0; i < panel.groups().size(); i++)
				group(g, scale, panel.groups().get(i), left + step / 2 + i * step);
			left += width + GAP;
		}
	}

	private double[] values() {
		return panels.stream().flatMap(panel -> panel.groups().stream()).flatMapToDouble(group -> DoubleStream.concat(group.points().stream()
			.mapToDouble(Double::doubleValue), DoubleStream.of(group.mean().low(), group.mean().mean(), group.mean().high()))).filter(
				Double::isFinite).toArray();
	}

	private static void grid(final Graphics2D g, final Scale scale, final int left, final int width, final boolean labels) {
		for (double value = scale.low(); value <= scale.high() + scale.step() / 2; value += scale.step()) {
			g.setColor(GRID);
			g.draw(new Line2D.Double(left, scale.y(value), left + width, scale.y(value)));
			if (!labels) continue;
			g.setColor(Color.BLACK);
			final String text = scale.text(value);
			g.drawString(text, left - 8 - g.getFontMetrics().stringWidth(text), (float) scale.y(value) + 5);
		}
		g.setColor(Color.GRAY);
		g.drawRect(left, TOP, width, HEIGHT - TOP - BOTTOM);
	}

	private static void group(final Graphics2D g, final Scale scale, final Group group, final int x) {
		g.setColor(POINT);
		for (int i = 0; i < group.points().size(); i++)
			// side by side, so that equal values do not hide each other
			g.fill(new Ellipse2D.Double(x - 28 + 8 * (i % 3), scale.y(group.points().get(i)) - 4, 8, 8));
		g.setColor(MEAN);
		g.setStroke(new BasicStroke(2));
		if (group.mean().hasInterval()) {
			g.draw(new Line2D.Double(x + 10, scale.y(group.mean().low()), x + 10, scale.y(group.mean().high())));
			for (final double end : new double[] { group.mean().low(), group.mean().high() })
				g.draw(new Line2D.Double(x + 5, scale.y(end), x + 15, scale.y(end)));
		}
		if (group.mean().n() > 0) g.fill(new Ellipse2D.Double(x + 5, scale.y(group.mean().mean()) - 5, 10, 10));
		g.setStroke(new BasicStroke(1));
		g.setColor(Color.BLACK);
		centred(g, group.label(), x, HEIGHT - BOTTOM + 22);
		centred(g, group.mean().n() == 0 ? "–" : String.format(Locale.ROOT, "%.3f", group.mean().mean()), x, HEIGHT - BOTTOM + 42);
	}

	private static void centred(final Graphics2D g, final String text, final int x, final int y) {
		g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, y);
	}

	/** The axis, from and to round values. */
	private record Scale(double low, double high, double step) {

		static Scale of(final double[] values) {
			final double least = DoubleStream.of(values).min().orElse(0);
			final double most = DoubleStream.of(values).max().orElse(1);
			final double range = Math.max(most - least, 1e-6 + 1e-3 * Math.abs(most));
			final double power = Math.pow(10, Math.floor(Math.log10(range / TICKS)));
			double step = 10 * power;
			for (final double factor : new double[] { 5, 2, 1 })
				if (factor * power * TICKS >= range) step = factor * power;
			final double low = Math.floor(least / step) * step;
			// values that are all the same still need an axis
			return new Scale(low, Math.max(Math.ceil(most / step) * step, low + step), step);
		}

		double y(final double value) {
			return HEIGHT - BOTTOM - 8 - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM - 16);
		}

		String text(final double value) {
			return String.format(Locale.ROOT, "%." + Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9)) + "f", value + 0.0);
		}
	}
}
