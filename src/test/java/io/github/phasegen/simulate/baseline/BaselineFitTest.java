package io.github.phasegen.simulate.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.metrics.HeadMask;

/** A fit to phase that a baseline drew finds that baseline's parameters. */
class BaselineFitTest {

	private static final int W = 48;
	private static final int H = 40;

	private static void assertWithin(final double factor, final double expected, final double found) {
		assertTrue(found < expected * factor && found > expected / factor, "expected about " + expected + ", found " + found);
	}

	@ParameterizedTest
	@CsvSource({ "0.5,1", "0.2,0.7" })
	void ofTheSinusoid(final double period, final double amplitude) {
		final NaiveSinusoid truth = new NaiveSinusoid(new NaiveSinusoid.Parameters(period, amplitude, 0.05));
		final NaiveSinusoid fitted = NaiveSinusoid.fit(TestHeads.fitTo(TestHeads.drawnBy(truth, W, H, 4)));
		assertWithin(1.15, period, fitted.parameters().periodInWidths());
		assertWithin(1.15, amplitude, fitted.parameters().amplitude());
		assertEquals(0.05, fitted.parameters().noise());
	}

	@ParameterizedTest
	@CsvSource({ "0.1,1.5", "0.3,2.5" })
	void ofTheField(final double length, final double amplitude) {
		final GaussianRandomField truth = new GaussianRandomField(new GaussianRandomField.Parameters(length, amplitude));
		final GaussianRandomField fitted = GaussianRandomField.fit(TestHeads.fitTo(TestHeads.drawnBy(truth, W, H, 16)));
		assertWithin(1.5, length, fitted.parameters().correlationLength());
		assertWithin(1.5, amplitude, fitted.parameters().amplitude());
	}

	@Test
	void ofThePolynomial() {
		final List<Double> deviations = List.of(3.0, 4.0, 2.0);
		final PolynomialPhase truth = new PolynomialPhase(new PolynomialPhase.Parameters(deviations));
		final List<TrainingSlice> heads =
			TestHeads.drawnBy(truth, W, H, 60).stream().map(plane -> TrainingSlice.of(plane, HeadMask::headOf)).toList();
		final PolynomialPhase.Parameters estimate = PolynomialPhase.estimate(heads, 4);
		for (int order = 0; order < 3; order++)
			assertWithin(1.3, deviations.get(order), estimate.standardDeviations().get(order));
		assertEquals(0, estimate.standardDeviations().get(3), 0.05);
	}

	@Test
	void ofThePolynomialByItsOwnScale() {
		final PolynomialPhase truth = new PolynomialPhase(new PolynomialPhase.Parameters(List.of(3.0, 4.0)));
		final List<ComplexPlane> heads = TestHeads.drawnBy(truth, W, H, 16);
		final PolynomialPhase fitted = PolynomialPhase.fit(TestHeads.fitTo(heads));
		assertWithin(2, 3, fitted.parameters().standardDeviations().get(0));
		assertWithin(2, 4, fitted.parameters().standardDeviations().get(1));
	}

	@Test
	void coefficientsSurviveNoiseAndAPatchOfOtherPhase() {
		final float[] magnitude = TestHeads.magnitude(W, H);
		final PolynomialBasis basis = new PolynomialBasis(2, W, H);
		final double[] truth = { 4, -2, 3, 1, -5 };
		final double[] values = new double[5];
		final float[] phase = new float[W * H];
		final Random random = BaselineSupport.random(1);
		for (int i = 0; i < phase.length; i++) {
			basis.values(i % W, i / W, values);
			for (int term = 0; term < 5; term++)
				phase[i] += (float) (truth[term] * values[term]);
			final boolean patch = i % W > 20 && i % W < 28 && i / W > 12 && i / W < 20;
			phase[i] += (float) (0.05 * random.nextGaussian() + (patch ? 1.5 * (i % 3) : 0));
		}
		final TrainingSlice head = TrainingSlice.of(ComplexPlane.fromPolar(W, H, magnitude, phase), HeadMask::headOf);
		final double[] found = PolynomialFit.coefficients(head, 2);
		for (int term = 0; term < 5; term++)
			assertEquals(truth[term], found[term], 0.4, "term " + term);
	}

	@Test
	void fittedBaselinesAreNearerThanBadlyChosenOnes() {
		final List<ComplexPlane> heads = TestHeads.drawnBy(new PolynomialPhase(new PolynomialPhase.Parameters(List.of(4.0, 6.0))), W, H, 8);
		final BaselineFit fit = TestHeads.fitTo(heads);
		assertTrue(fit.misfit(GaussianRandomField.fit(fit)) < fit.misfit(new GaussianRandomField(
			new GaussianRandomField.Parameters(0.03, 2))));
		assertTrue(fit.misfit(PolynomialPhase.fit(fit)) < fit.misfit(new ZeroPhase()));
	}

	@Test
	void headsOfDifferentSizesCanBeTrainedOnTogether() {
		final GaussianRandomField truth = new GaussianRandomField(new GaussianRandomField.Parameters(0.2, 2));
		final List<ComplexPlane> heads = new ArrayList<>(TestHeads.drawnBy(truth, W, H, 8));
		heads.addAll(TestHeads.drawnBy(truth, 33, 50, 8));
		final BaselineFit fit = TestHeads.fitTo(heads);
		final GaussianRandomField fitted = GaussianRandomField.fit(fit);
		assertTrue(fit.misfit(fitted) < 1.1 * fit.misfit(truth));
		assertWithin(1.4, 10, fitted.parameters().amplitude() / fitted.parameters().correlationLength());
	}

	@Test
	void withoutAHeadThereIsNothingToFit() {
		final var error = assertThrows(IllegalArgumentException.class, () -> TestHeads.fitTo(List.of(new ComplexPlane(20, 20))));
		assertTrue(error.getMessage().contains("found none among 1"), error.getMessage());
	}
}
