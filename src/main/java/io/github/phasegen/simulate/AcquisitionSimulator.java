package io.github.phasegen.simulate;

import io.github.phasegen.kspace.ComplexPlane;

import java.util.random.RandomGenerator;

/**
 * Turns magnitude-only head volumes into complex images by simulating their acquisition: slice, contrast, phase of receiver, coils, field and fat, k-space sampling, noise.
 * What it draws depends on the random generator alone: the same seed gives the same bytes.
 * <p>
 * Not thread-safe (it keeps Fourier plans); give every thread its own and share the {@link HeadSource}s.
 */
public final class AcquisitionSimulator {

	private static final float LEAST_SIGNAL_LEFT = 0.05f;

	/** A slice through the neck must not be skull-stripped to nothing. */
	private static final double LEAST_ENERGY_KEPT = 0.1;

	/** Field in a vein relative to the tissue around it. */
	private static final double VESSEL_PPM = 0.12;

	private final AcquisitionSettings settings;
	private final ViewPicker views;
	private final KSpaceSampling sampling = new KSpaceSampling();

	public AcquisitionSimulator(final AcquisitionSettings settings) {
		this.settings = settings;
		this.views = new ViewPicker(settings);
	}

	/** Simulates one acquisition of a random slice of the head. */
	public TrainingImage simulate(final HeadSource source, final TargetSize target, final RandomGenerator random) {
		final ViewPicker.Picked picked = views.pick(source, target, random);
		final Scan scan = Scan.draw(settings, random);
		final Readout readout = Readout.draw(settings.readout(), picked.width(), picked.height(), scan.readoutAlongX(), random);
		final float[] field = source.fields().variant(random.nextInt(source.fields().count()));
		final int columns = workingSize(readout.acquiredX(), picked.view().width(), source, picked.view().axisX());
		final int rows = workingSize(readout.acquiredY(), picked.view().height(), source, picked.view().axisY());
		final SliceScene scene = new SliceScene(source, picked.view(), columns, rows, field, Math.abs(scan.cyclesPerPpm()) > 1e-4);
		Contrast.vary(scene, settings.view(), random);
		if (random.nextDouble() < settings.phase().vessels())
			Vessels.draw(scene, random.nextInt(2, 30), Math.min(1.5, 2 * Math.PI * VESSEL_PPM * Math.abs(scan.cyclesPerPpm()) + 0.1), random);
		final double pixel = scan.readoutAlongX() ? (double) columns / readout.acquiredX() : (double) rows / readout.acquiredY();
		final ComplexPlane signal = SignalModel.signal(scene, scan, pixel, random);
		normalise(signal);
		final ComplexPlane image = sampling.acquire(signal, readout, random);
		maskLikeVendors(image, source, picked.view(), random);
		final float[] brain = source.volume().brain() == null ? null : BrainView.of(source.volume(), picked.view(), image.width(),
			image.height());
		return new TrainingImage(image, readout.noiseSigma(), source.volume().name(), brain);
	}

	/** Twice the acquired matrix shows the dephasing within pixels, but there is no point in going below the volume's own voxels. */
	private static int workingSize(final int acquired, final double fieldOfView, final HeadSource source, final int axis) {
		final double finest = fieldOfView / (0.9 * source.volume().voxelSizeMm()[axis]);
		return DipoleField.fastSize((int) Math.max(acquired, Math.min(2 * acquired, Math.ceil(finest))));
	}

	/** What dephasing took counts as lost signal: the noise is relative to what is left of the head. */
	private static void normalise(final ComplexPlane signal) {
		final float bright = SliceSampler.percentile(signal.magnitude(), 0.95);
		final float scale = 1 / Math.max(LEAST_SIGNAL_LEFT, bright);
		for (int i = 0; i < signal.data().length; i++)
			signal.data()[i] *= scale;
	}

	private void maskLikeVendors(final ComplexPlane image, final HeadSource source, final SliceView view, final RandomGenerator random) {
		final double kind = random.nextDouble();
		final AcquisitionSettings.Readout ranges = settings.readout();
		final boolean blank = kind < ranges.blankBackground();
		final boolean brainOnly = !blank && kind < ranges.blankBackground() + ranges.brainOnly();
		final HeadAnatomy head = source.anatomy();
		if (!blank && !(brainOnly && head.brainFraction() != null))
			return;
		final boolean[] kept = kept(image, view, head, blank ? head.depthMm() : head.brainFraction(), blank ? 0.4f * (float) head.grid().spacing() : 0.5f);
		if (shareOfEnergy(image, kept) < LEAST_ENERGY_KEPT)
			return;
		for (int i = 0; i < kept.length; i++)
			if (!kept[i])
				image.data()[2 * i] = image.data()[2 * i + 1] = 0;
	}

	private static boolean[] kept(final ComplexPlane image, final SliceView view, final HeadAnatomy head, final float[] map, final float least) {
		final boolean[] kept = new boolean[image.width() * image.height()];
		final double[] p = new double[3];
		for (int y = 0, i = 0; y < image.height(); y++)
			for (int x = 0; x < image.width(); x++, i++) {
				view.locate(x, y, image.width(), image.height(), p);
				kept[i] = head.grid().contains(p, 0.5 * head.grid().spacing()) && head.grid().sample(map, p[0], p[1], p[2]) >= least;
			}
		return kept;
	}

	private static double shareOfEnergy(final ComplexPlane image, final boolean[] kept) {
		double inside = 0;
		double all = 1e-30;
		for (int i = 0; i < kept.length; i++) {
			final double re = image.data()[2 * i];
			final double im = image.data()[2 * i + 1];
			all += re * re + im * im;
			inside += kept[i] ? re * re + im * im : 0;
		}
		return inside / all;
	}
}
