package io.github.phasegen.checkpoint;

import java.util.Locale;
import java.util.Optional;

import io.github.phasegen.io.pickle.PickledDict;
import io.github.phasegen.io.pickle.PickledGlobal;
import io.github.phasegen.io.pickle.PickledObject;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.nn.published.PublishedActivation;

/** What a pickled module says about itself beside its tensors; nothing for plain state dicts. */
final class ModuleSettings {

	private final Optional<PickledObject> outer;
	private final Optional<PickledObject> network;

	private ModuleSettings(final Optional<PickledObject> outer, final Optional<PickledObject> network) {
		this.outer = outer;
		this.network = network;
	}

	/**
	 * @param root what the file holds
	 * @param prefix way from there to the network, such as "model."
	 */
	static ModuleSettings of(final Object root, final String prefix) {
		Object module = root;
		if (root instanceof PickledDict dict) module = dict.get("model");
		final Optional<PickledObject> outer = module instanceof PickledObject object ? Optional.of(object) : Optional.empty();
		for (final String name : prefix.isEmpty() ? new String[0] : prefix.split("\\."))
			module = module instanceof PickledObject object && object.attribute("_modules") instanceof PickledDict modules ? modules.get(name)
				: null;
		return new ModuleSettings(outer, module instanceof PickledObject object ? Optional.of(object) : Optional.empty());
	}

	/** Class of the module that was saved, if it was one. */
	Optional<String> className() {
		return outer.map(module -> module.type().dotted());
	}

	/** A number of the network's, if it is there. */
	Optional<Double> number(final String name) {
		return network.map(module -> module.attribute(name)).filter(Number.class::isInstance).map(value -> ((Number) value).doubleValue());
	}

	/** A truth value of the network's, if it is there. */
	Optional<Boolean> flag(final String name) {
		return network.map(module -> module.attribute(name)).filter(Boolean.class::isInstance).map(Boolean.class::cast);
	}

	/**
	 * The activation by the name of its class.
	 *
	 * @throws ModelException when the class is none that is known
	 */
	Optional<PublishedActivation> activation() throws ModelException {
		final Object value = network.map(module -> module.attribute("activation")).orElse(null);
		final String name = value instanceof PickledGlobal type ? type.name() : value instanceof PickledObject object ? object.name() : null;
		if (name == null) return Optional.empty();
		return Optional.of(switch (name.toLowerCase(Locale.ROOT).replaceAll("complex|_|activation", "")) {
			case "prelu" -> PublishedActivation.PRELU;
			case "relu", "crelu" -> PublishedActivation.RELU;
			case "elu" -> PublishedActivation.ELU;
			case "selu" -> PublishedActivation.SELU;
			case "cardioid" -> PublishedActivation.CARDIOID;
			case "amprelu", "amplituderelu" -> PublishedActivation.AMPLITUDE_RELU;
			case "palrelu", "phaseamplituderelu", "phaseamprelu" -> PublishedActivation.PHASE_AMPLITUDE_RELU;
			default -> throw new ModelException("activation: found class " + name + ", expected that of one of " + PublishedActivation
				.names() + "; name it by the option activation");
		});
	}
}
