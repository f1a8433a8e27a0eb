package io.github.phasegen.simulate;

import io.github.phasegen.kspace.ComplexPlane;

import java.util.random.RandomGenerator;

/** The transverse magnetisation at the echo: water and fat as complex numbers, with the phase of field, coils and receiver, and the dephasing across the slice. */
final class SignalModel {

	private static final float TISSUE_DEPTH_MM = 5;

	private SignalModel() {}

	/** @param acquiredPixel size of an acquired pixel along the readout, in pixels of the scene; scales the fat's displacement */
	static ComplexPlane signal(final SliceScene scene, final Scan scan, final double acquiredPixel, final RandomGenerator random) {
		final int columns = scene.columns;
		final int rows = scene.rows;
		final float[] phase = phase(scene, scan, random);
		final ComplexPlane water = new ComplexPlane(columns, rows);
		final double shift = scan.fat().shift() * acquiredPixel;
		final ComplexPlane fat = Math.abs(shift) < 0.05 ? water : new ComplexPlane(columns, rows);
		final double fatPhase = 2 * Math.PI * Scan.FAT_PPM * scan.cyclesPerPpm();
		final float fatRe = (float) Math.cos(fatPhase);
		final float fatIm = (float) Math.sin(fatPhase);
		for (int i = 0; i < phase.length; i++) {
			if (scene.magnitude[i] == 0)
				continue;
			final double m = scene.magnitude[i] * dephasing(scene.fieldStepPpm[i] * scan.cyclesPerPpm());
			final float re = (float) (m * Math.cos(phase[i]));
			final float im = (float) (m * Math.sin(phase[i]));
			final float f = fatFraction(scene, scan.fat(), i);
			water.data()[2 * i] += (1 - f) * re;
			water.data()[2 * i + 1] += (1 - f) * im;
			if (f == 0)
				continue;
			final float amount = (float) (f * scan.fat().amount());
			fat.data()[2 * i] += amount * (re * fatRe - im * fatIm);
			fat.data()[2 * i + 1] += amount * (re * fatIm + im * fatRe);
		}
		if (fat != water)
			addShifted(fat, water, shift, scan.readoutAlongX());
		return water;
	}

	/** sin(pi x) / (pi x) for x turns of phase across the slice: the mean over a linear phase. */
	static double dephasing(final double turns) {
		final double a = Math.PI * turns;
		return Math.abs(a) < 0.05 ? 1 : Math.sin(a) / a;
	}

	private static float fatFraction(final SliceScene scene, final Scan.Fat fat, final int i) {
		if (scene.fatRoom[i] == 0)
			return 0;
		return scene.fatRoom[i] * SliceScene.step(scene.magnitude[i], fat.threshold() - 2 * fat.softness(), fat.threshold() + 2 * fat.softness());
	}

	private static float[] phase(final SliceScene scene, final Scan scan, final RandomGenerator random) {
		final int columns = scene.columns;
		final int rows = scene.rows;
		final float[] phase = new float[columns * rows];
		final double kind = random.nextDouble();
		if (kind < 0.7)
			SmoothField.polynomial(random, scan.smoothRad()).addTo(phase, columns, rows, 1);
		if (kind > 0.5)
			SmoothField.coilPhase(random, scan.smoothRad()).addTo(phase, columns, rows, 1);
		final float field = (float) (2 * Math.PI * scan.cyclesPerPpm());
		final float[] detail = tissueDetail(scene, (float) (field * scan.tissuePpm()));
		final double rampX = 2 * Math.PI * scan.rampX() / columns;
		final double rampY = 2 * Math.PI * scan.rampY() / rows;
		for (int y = 0, i = 0; y < rows; y++) {
			final double row = scan.constantRad() + rampY * (y - rows / 2);
			for (int x = 0; x < columns; x++, i++)
				phase[i] += field * scene.fieldPpm[i] + detail[i] + scene.extraPhase[i] + row + rampX * (x - columns / 2);
		}
		return phase;
	}

	/** Local contrast of the magnitude within the head, between -1 and 1, times a phase: dark vessels and nuclei, grey and white matter. */
	private static float[] tissueDetail(final SliceScene scene, final float radians) {
		final float[] detail = new float[scene.magnitude.length];
		if (Math.abs(radians) < 0.01f)
			return detail;
		final double pixelMm = scene.view.width() / scene.columns;
		final float[] wide = BoxBlur.blur(scene.magnitude, scene.columns, scene.rows, (int) Math.max(2, Math.round(7 / pixelMm)));
		for (int i = 0; i < detail.length; i++) {
			if (scene.depthMm[i] < TISSUE_DEPTH_MM)
				continue;
			final float contrast = (wide[i] - scene.magnitude[i]) / (wide[i] + 0.05f);
			detail[i] = radians * Math.max(-1, Math.min(1, 3 * contrast));
		}
		return detail;
	}

	private static void addShifted(final ComplexPlane from, final ComplexPlane to, final double shift, final boolean alongX) {
		final int whole = (int) Math.floor(shift);
		final float part = (float) (shift - whole);
		addWhole(from, to, whole, 1 - part, alongX);
		addWhole(from, to, whole + 1, part, alongX);
	}

	private static void addWhole(final ComplexPlane from, final ComplexPlane to, final int shift, final float weight, final boolean alongX) {
		final int columns = from.width();
		final int rows = from.height();
		final int dx = alongX ? shift : 0;
		final int dy = alongX ? 0 : shift;
		for (int y = Math.max(0, dy); y < Math.min(rows, rows + dy); y++) {
			final int target = 2 * y * columns;
			final int source = 2 * ((y - dy) * columns - dx);
			for (int x = 2 * Math.max(0, dx); x < 2 * Math.min(columns, columns + dx); x++)
				to.data()[target + x] += weight * from.data()[source + x];
		}
	}

	/** Brightness of the scene for scaling: 95th percentile of what is not blank. */
	static void normalise(final float[] magnitude) {
		final float bright = SliceSampler.percentile(magnitude, 0.95);
		if (bright <= 0)
			return;
		for (int i = 0; i < magnitude.length; i++)
			magnitude[i] /= bright;
	}
}
