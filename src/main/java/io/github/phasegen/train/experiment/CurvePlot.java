package io.github.phasegen.train.experiment;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

import javax.imageio.ImageIO;

import io.github.phasegen.io.AtomicFile;

/**
 * Curves of means with their confidence intervals, as a picture: panels side by side on one axis.
 *
 * @param axis label of the values
 * @param across label of the ticks
 * @param ticks one for each point of a curve, at equal distances
 */
record CurvePlot(String title, String axis, String across, List<String> ticks, List<Panel> panels) {

	private static final int PANEL = 520;
	private static final int GAP = 30;
	private static final int LEGEND = 22;
	private static final Color[] COLOURS = { new Color(0x1B6CA8), new Color(0xD1495B), new Color(0x3C8D53), new Color(0xB07C1E), new Color(
		0x6A4C93), new Color(0x444444) };

	/** Curves under one condition. */
	record Panel(String title, List<Curve> curves) {}

	/** @param points one for each tick */
	record Curve(String label, List<MeanInterval> points) {}

	void write(final Path file) throws IOException {
		final BufferedImage image = draw();
		AtomicFile.write(file, true, temporary -> ImageIO.write(image, "png", temporary.toFile()));
	}

	BufferedImage draw() {
		final int width = PlotScale.LEFT + Math.max(1, panels.size()) * (PANEL + GAP);
		final BufferedImage image = new BufferedImage(width, PlotScale.HEIGHT, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = image.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g.setColor(Color.WHITE);
		g.fillRect(0, 0, width, PlotScale.HEIGHT);
		final PlotScale scale = PlotScale.of(values());
		g.setColor(Color.BLACK);
		g.setFont(PlotScale.BOLD);
		g.drawString(title, PlotScale.LEFT, 28);
		g.setFont(PlotScale.USUAL);
		g.drawString(axis, 12, 52);
		for (int i = 0; i < panels.size(); i++)
			panel(g, scale, panels.get(i), PlotScale.LEFT + i * (PANEL + GAP), i == 0);
		g.dispose();
		return image;
	}

	private double[] values() {
		return panels.stream().flatMap(panel -> panel.curves().stream()).flatMap(curve -> curve.points().stream()).flatMapToDouble(
			point -> DoubleStream.of(point.low(), point.mean(), point.high())).filter(Double::isFinite).toArray();
	}

	private void panel(final Graphics2D g, final PlotScale scale, final Panel panel, final int left, final boolean labels) {
		scale.grid(g, left, PANEL, labels);
		g.setColor(Color.BLACK);
		PlotScale.centred(g, panel.title(), left + PANEL / 2, PlotScale.TOP - 14);
		for (int i = 0; i < ticks.size(); i++)
			PlotScale.centred(g, ticks.get(i), (int) x(left, i), PlotScale.HEIGHT - PlotScale.BOTTOM + 22);
		PlotScale.centred(g, across, left + PANEL / 2, PlotScale.HEIGHT - PlotScale.BOTTOM + 44);
		for (int c = 0; c < panel.curves().size(); c++) {
			g.setColor(COLOURS[c % COLOURS.length]);
			// side by side, so that intervals do not hide each other
			curve(g, scale, panel.curves().get(c), left, 7 * (c - (panel.curves().size() - 1) / 2.0));
			g.drawString(panel.curves().get(c).label(), left + PANEL - 130, PlotScale.HEIGHT - PlotScale.BOTTOM - 14 - LEGEND * (panel.curves()
				.size() - 1 - c));
		}
	}

	private double x(final int left, final int tick) {
		return left + PANEL * (tick + 0.5) / ticks.size();
	}

	private void curve(final Graphics2D g, final PlotScale scale, final Curve curve, final int left, final double shift) {
		double fromX = Double.NaN;
		double fromY = Double.NaN;
		for (int i = 0; i < curve.points().size(); i++) {
			final MeanInterval point = curve.points().get(i);
			if (point.n() == 0) continue;
			final double x = x(left, i) + shift;
			final double y = scale.y(point.mean());
			g.setStroke(new BasicStroke(2));
			if (!Double.isNaN(fromX)) g.draw(new Line2D.Double(fromX, fromY, x, y));
			g.setStroke(new BasicStroke(1));
			if (point.hasInterval()) g.draw(new Line2D.Double(x, scale.y(point.low()), x, scale.y(point.high())));
			g.fill(new Ellipse2D.Double(x - 4, y - 4, 8, 8));
			fromX = x;
			fromY = y;
		}
	}
}
