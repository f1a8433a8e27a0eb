package io.github.phasegen.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class SignalModelTest {

	private static final HeadSource HEAD = new HeadSource(Phantoms.head(true));
	private static final Scan.Fat FAT = new Scan.Fat(1, 0.8, 0.05, 0);
	private static final double IN_PHASE = -1 / Scan.FAT_PPM;

	/** The axial slice at 100 mm, 64 x 64 pixels of 3 mm, without field. */
	private static SliceScene scene(final boolean field) {
		final SliceView view = new SliceView(2, 100, 0, 94, 94, 0, 1, 1, 192, 192, 4);
		return new SliceScene(HEAD, view, 64, 64, HEAD.fields().variant(0), field);
	}

	private static ComplexPlane signal(final SliceScene scene, final Scan scan) {
		return SignalModel.signal(scene, scan, 1, new SplittableRandom(4));
	}

	private static Scan scan(final double cyclesPerPpm, final Scan.Fat fat, final double rampX, final double rampY) {
		return new Scan(cyclesPerPpm, fat, rampX, rampY, 0.5, 0, 0, true);
	}

	private static double phase(final ComplexPlane z, final int x, final int y) {
		return Math.atan2(z.im(x, y), z.re(x, y));
	}

	@Test
	void withoutAnyPhaseTermTheReceiversConstantRemains() {
		final ComplexPlane z = signal(scene(false), scan(0, FAT, 0, 0));
		assertEquals(0.5, phase(z, 32, 32), 1e-5);
		assertEquals(0.5, phase(z, 20, 40), 1e-5);
	}

	@Test
	void aRampOfNCyclesMovesTheKSpacePeakByNSamples() {
		final ComplexPlane z = signal(scene(false), scan(0, FAT, 3, -2));
		new PlaneFourier(64, 64).forward(z.data(), FourierNorm.ORTHO);
		int peak = 0;
		final float[] k = z.magnitude();
		for (int i = 0; i < k.length; i++)
			peak = k[i] > k[peak] ? i : peak;
		assertEquals(32 + 3, peak % 64);
		assertEquals(32 - 2, peak / 64);
	}

	@Test
	void scalpFatHasNoPhaseOfItsOwnInASpinEchoNorInPhase() {
		final SliceScene scene = scene(false);
		final int x = scalp(scene);
		assertEquals(0.5, phase(signal(scene, scan(0, FAT, 0, 0)), x, 32), 1e-3);
		assertEquals(0.5, phase(signal(scene, scan(IN_PHASE, FAT, 0, 0)), x, 32), 1e-3);
	}

	@Test
	void scalpFatIsTurnedByHalfACycleWhenOpposed() {
		final SliceScene scene = scene(false);
		final double jump = phase(signal(scene, scan(IN_PHASE / 2, FAT, 0, 0)), scalp(scene), 32) - phase(signal(scene, scan(IN_PHASE / 2, FAT, 0, 0)), 32, 32);
		assertEquals(-1, Math.cos(jump), 0.05);
	}

	@Test
	void opposedFatAndWaterCancelInAMixedPixelOnly() {
		final SliceScene scene = scene(false);
		final double[] sum = new double[2];
		for (int n = 0; n < 2; n++)
			for (final float m : signal(scene, scan(n * IN_PHASE / 2, FAT, 0, 0)).magnitude())
				sum[n] += m;
		assertTrue(sum[1] < sum[0], sum[1] + " opposed, " + sum[0] + " in phase");
		assertTrue(sum[1] > 0.7 * sum[0], sum[1] + " opposed, " + sum[0] + " in phase");
	}

	@Test
	void theFatImageIsDisplacedAlongTheReadout() {
		final SliceScene scene = scene(false);
		final ComplexPlane still = signal(scene, scan(0, FAT, 0, 0));
		final ComplexPlane moved = signal(scene, scan(0, new Scan.Fat(1, 0.8, 0.05, 3), 0, 0));
		assertEquals(centre(still) > 31 ? centre(still) : 31, centre(moved), 2);
		assertTrue(centre(moved) > centre(still) + 0.3, "centre moved from " + centre(still) + " to " + centre(moved));
	}

	private static double centre(final ComplexPlane z) {
		double sum = 0;
		double at = 0;
		final float[] m = z.magnitude();
		for (int i = 0; i < m.length; i++) {
			sum += m[i];
			at += m[i] * (i % 64);
		}
		return at / sum;
	}

	/** Column of the brightest fat at the left rim of row 32. */
	private static int scalp(final SliceScene scene) {
		for (int x = 1; x < 32; x++)
			if (scene.magnitude[32 * 64 + x] > 0.95 && scene.fatRoom[32 * 64 + x] > 0.95)
				return x;
		throw new AssertionError("the phantom shows no scalp");
	}

	@Test
	void theFieldTurnsThePhaseInProportionToFieldAndTime() {
		final SliceScene scene = scene(true);
		final int i = 40 * 64 + 32;
		final double expected = 0.5 + 2 * Math.PI * 0.1 * scene.fieldPpm[i];
		assertEquals(expected, phase(signal(scene, scan(0.1, FAT, 0, 0)), 32, 40), 1e-4);
	}

	@Test
	void aWholeTurnAcrossTheSliceLeavesNoSignal() {
		assertEquals(1, SignalModel.dephasing(0));
		assertEquals(2 / Math.PI, SignalModel.dephasing(0.5), 1e-9);
		assertEquals(0, SignalModel.dephasing(1), 1e-9);
	}
}
