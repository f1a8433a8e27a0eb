package io.github.phasegen.train.experiment;

import java.awt.BasicStroke;
import java.awt.Color;
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

	private static final int GAP = 24;
	private static final int LEAST_COLUMN = 84;
	private static final Color POINT = new Color(0x99BBDD);
	private static final Color MEAN = new Color(0x224477);

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
		final FontMetrics usual = measuring.getFontMetrics(PlotScale.USUAL);
		final FontMetrics bold = measuring.getFontMetrics(PlotScale.BOLD);
		measuring.dispose();
		final int column = panels.stream().flatMap(panel -> panel.groups().stream()).mapToInt(group -> usual.stringWidth(group.label()) + 16)
			.reduce(LEAST_COLUMN, Math::max);
		int width = PlotScale.LEFT;
		for (final Panel panel : panels)
			width += panelWidth(panel, column, usual) + GAP;
		width = Math.max(width, PlotScale.LEFT + bold.stringWidth(title) + GAP);
		final BufferedImage image = new BufferedImage(width, PlotScale.HEIGHT, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = image.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g.setColor(Color.WHITE);
		g.fillRect(0, 0, width, PlotScale.HEIGHT);
		draw(g, column);
		g.dispose();
		return image;
	}

	private static int panelWidth(final Panel panel, final int column, final FontMetrics usual) {
		return Math.max(Math.max(1, panel.groups().size()) * column, usual.stringWidth(panel.title()) + 16);
	}

	private void draw(final Graphics2D g, final int column) {
		final PlotScale scale = PlotScale.of(values());
		g.setColor(Color.BLACK);
		g.setFont(PlotScale.BOLD);
		g.drawString(title, PlotScale.LEFT, 28);
		g.setFont(PlotScale.USUAL);
		final FontMetrics usual = g.getFontMetrics();
		g.drawString(axis, 12, PlotScale.TOP - 14);
		int left = PlotScale.LEFT;
		for (final Panel panel : panels) {
			final int width = panelWidth(panel, column, usual);
			scale.grid(g, left, width, left == PlotScale.LEFT);
			g.setColor(Color.BLACK);
			g.drawString(panel.title(), left + (width - usual.stringWidth(panel.title())) / 2, PlotScale.TOP - 14);
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

	private static void group(final Graphics2D g, final PlotScale scale, final Group group, final int x) {
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
		PlotScale.centred(g, group.label(), x, PlotScale.HEIGHT - PlotScale.BOTTOM + 22);
		PlotScale.centred(g, group.mean().n() == 0 ? "–" : String.format(Locale.ROOT, "%.3f", group.mean().mean()), x, PlotScale.HEIGHT - PlotScale.BOTTOM + 42);
	}
}
