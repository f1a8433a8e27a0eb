package io.github.phasegen.io;

/**
 * How the samples of an axis lie in space or time: coordinate = (index - origin) * step, in {@code unit}.
 *
 * @param step distance of two samples; 0 if unknown
 * @param origin index of the coordinate 0
 * @param unit such as "mm" or "sec"; "pixel" if unknown
 */
public record AxisScale(double step, double origin, String unit) {

	public static final AxisScale PIXEL = new AxisScale(1, 0, "pixel");

	public AxisScale {
		if (!Double.isFinite(step))
			throw new IllegalArgumentException("Step of an axis: expected a finite value, found " + step);
		if (!Double.isFinite(origin))
			throw new IllegalArgumentException("Origin of an axis: expected a finite value, found " + origin);
		unit = unit == null || unit.isBlank() ? "pixel" : unit;
	}

	public static AxisScale of(final double step, final String unit) {
		return new AxisScale(step, 0, unit);
	}
}
