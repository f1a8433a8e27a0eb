package io.github.phasegen.kspace;

/**
 * One complex plane, the unit of work of simulation, generation and training.
 * <p>
 * The data are interleaved: the real part of pixel (x, y) at {@code 2 * (y * width + x)}, its imaginary part behind it.
 */
public final class ComplexPlane {

	private final int width;
	private final int height;
	private final float[] data;

	/** A plane of zeros. */
	public ComplexPlane(final int width, final int height) {
		this(width, height, zeros(width, height));
	}

	/** Wraps {@code data} (length {@code 2 * width * height}) without copying: later changes show through. */
	public ComplexPlane(final int width, final int height, final float[] data) {
		Planes.requireSize(width, height);
		Planes.requireLength(data, 2L * width * height, "interleaved complex plane of " + width + " x " + height);
		this.width = width;
		this.height = height;
		this.data = data;
	}

	/** Builds magnitude * exp(i * phase) from two planes of {@code width * height} values; the phase is in radians. */
	public static ComplexPlane fromPolar(final int width, final int height, final float[] magnitude, final float[] phase) {
		final ComplexPlane plane = new ComplexPlane(width, height);
		plane.requirePixels(magnitude, "magnitude");
		plane.requirePixels(phase, "phase");
		for (int i = 0; i < magnitude.length; i++) {
			plane.data[2 * i] = (float) (magnitude[i] * Math.cos(phase[i]));
			plane.data[2 * i + 1] = (float) (magnitude[i] * Math.sin(phase[i]));
		}
		return plane;
	}

	/** Builds real + i * imaginary from two planes of {@code width * height} values. */
	public static ComplexPlane fromParts(final int width, final int height, final float[] real, final float[] imaginary) {
		final ComplexPlane plane = new ComplexPlane(width, height);
		plane.requirePixels(real, "real part");
		plane.requirePixels(imaginary, "imaginary part");
		for (int i = 0; i < real.length; i++) {
			plane.data[2 * i] = real[i];
			plane.data[2 * i + 1] = imaginary[i];
		}
		return plane;
	}

	public int width() {
		return width;
	}

	public int height() {
		return height;
	}

	/** The interleaved samples themselves, not a copy. */
	public float[] data() {
		return data;
	}

	public float re(final int x, final int y) {
		return data[index(x, y)];
	}

	public float im(final int x, final int y) {
		return data[index(x, y) + 1];
	}

	public void set(final int x, final int y, final float re, final float im) {
		final int index = index(x, y);
		data[index] = re;
		data[index + 1] = im;
	}

	public ComplexPlane copy() {
		return new ComplexPlane(width, height, data.clone());
	}

	/** The modulus of every pixel, row by row. */
	public float[] magnitude() {
		final float[] magnitude = new float[width * height];
		for (int i = 0; i < magnitude.length; i++)
			magnitude[i] = modulus(data[2 * i], data[2 * i + 1]);
		return magnitude;
	}

	/** The phase of every pixel in radians, in (-pi, pi], row by row; 0 where the pixel is 0. */
	public float[] phase() {
		final float[] phase = new float[width * height];
		for (int i = 0; i < phase.length; i++)
			phase[i] = angle(data[2 * i], data[2 * i + 1]);
		return phase;
	}

	/** The real part of every pixel, row by row. */
	public float[] real() {
		return everySecond(0);
	}

	/** The imaginary part of every pixel, row by row. */
	public float[] imaginary() {
		return everySecond(1);
	}

	/** In double precision: squares of large float values overflow a float. */
	static float modulus(final float re, final float im) {
		return (float) Math.sqrt((double) re * re + (double) im * im);
	}

	/** A negative zero as imaginary part must not turn +pi into -pi, nor make a zero pixel +-pi. */
	static float angle(final float re, final float im) {
		if (im == 0)
			return re < 0 ? (float) Math.PI : 0;
		final float angle = (float) Math.atan2(im, re);
		return angle <= (float) -Math.PI ? (float) Math.PI : angle;
	}

	private float[] everySecond(final int first) {
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++)
			values[i] = data[2 * i + first];
		return values;
	}

	private int index(final int x, final int y) {
		if (x < 0 || x >= width || y < 0 || y >= height)
			throw new IndexOutOfBoundsException("Pixel (" + x + ", " + y + ") of a plane of " + width + " x " + height);
		return 2 * (y * width + x);
	}

	private void requirePixels(final float[] values, final String what) {
		Planes.requireLength(values, (long) width * height, what + " of a plane of " + width + " x " + height);
	}

	private static float[] zeros(final int width, final int height) {
		Planes.requireSize(width, height);
		return new float[2 * width * height];
	}
}
