package io.github.phasegen.nn.published;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.phasegen.nn.ActivationFactory;
import io.github.phasegen.nn.ComplexActivation;
import io.github.phasegen.nn.ComplexPRelu;

/** The activations of published networks by name. */
public enum PublishedActivation {

	/** Parametric ReLU with slopes for the real and the imaginary part; the only one with parameters. */
	PRELU(ComplexPRelu::new),
	/** See {@link ComplexActivation#RELU}. */
	RELU(ComplexActivation.RELU),
	/** See {@link ComplexActivation#ELU}. */
	ELU(ComplexActivation.ELU),
	/** See {@link ComplexActivation#SELU}. */
	SELU(ComplexActivation.SELU),
	/** See {@link ComplexActivation#CARDIOID}. */
	CARDIOID(ComplexActivation.CARDIOID),
	/** See {@link ComplexActivation#AMPLITUDE_RELU}. */
	AMPLITUDE_RELU(ComplexActivation.AMPLITUDE_RELU),
	/** See {@link ComplexActivation#PHASE_AMPLITUDE_RELU}. */
	PHASE_AMPLITUDE_RELU(ComplexActivation.PHASE_AMPLITUDE_RELU);

	private final ActivationFactory factory;

	PublishedActivation(final ActivationFactory factory) {
		this.factory = factory;
	}

	/** Makes it. */
	public ActivationFactory factory() {
		return factory;
	}

	/** Its name in files and options: prelu, relu, …, amplitude-relu. */
	public String optionName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** @throws IllegalArgumentException for a name that is none of them */
	public static PublishedActivation parse(final String name) {
		return Arrays.stream(values()).filter(activation -> activation.optionName().equals(name)).findFirst().orElseThrow(
			() -> new IllegalArgumentException("activation: found " + name + ", expected " + names()));
	}

	/** All option names, for messages. */
	public static String names() {
		return Arrays.stream(values()).map(PublishedActivation::optionName).collect(Collectors.joining(", "));
	}
}
